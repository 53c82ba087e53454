//! Phrases by which blocks of a page are known that are no part of its article.

use std::sync::LazyLock;

use crate::ingest::header::phrases::Phrases;

/// Openings of short blocks that lead elsewhere or ask for something, lower case.
static CALLS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        read more|read also|read next|also read|also on|more on this|more from|related articles|related stories|\
        related coverage|related content|see more|don't miss|don’t miss|recommended|subscribe|sign up|follow us|follow @|\
        share this|share on|click here|advertisement|sponsored|newsletter|get the latest|download our app|support our|donate|\
        comments|leave a comment|leave a reply|join the conversation|view comments|photo credit|filed under|lesen sie auch|\
        lesen sie mehr|mehr zum thema|mehr dazu|auch interessant|weiterlesen|zum artikel|anzeige|newsletter abonnieren|\
        das könnte sie auch interessieren|lire aussi|à lire aussi|lire la suite|leia também|leia mais|saiba mais|lea también|\
        leer más|te puede interesar|le puede interesar|leggi anche|lees ook|lees meer|tempo de leitura|you may also like|\
        you might also like|you might like|most popular|most read|top stories|want more|continue reading|story continues|\
        advert|iklan|werbung|publicidad|meistgelesen|schon gelesen|keine kommentare|kommentare|weitere artikel|\
        weitere beiträge|weitere themen|mehr von|czytaj też|czytaj więcej|czytaj także|lade weitere|loading|zurück zur|\
        zum video|view author|email the author|share tweet|contact us|meistgelesene|meistdiskutierte|weitere informationen|\
        weitere infos|auch lesen|zum weiterlesen|das könnte|auch auf|zurück|vea también|mehr themen|related posts|teilen mit|\
        gefällt mir|wird geladen|valora esta|crédits photos|image illustrative|submit your|have a tip|reach the reporter|\
        reach the reporters|join our|more ap|email us|additional reporting|reporting by|writing by|copyright|catégories|\
        kommentarfeed|drucken|drukuj|imprimir|imprimer|entdecke weitere|sur le même sujet|dans la même rubrique|\
        sullo stesso tema|sobre el mismo tema|zum selben thema|suggested citation|zitiervorschlag|discover more|lesetipps|\
        social share|caption close|a lire aussi|à lire également|a lire également|voir aussi|à voir aussi|\
        en savoir plus|lea además|ver también|leia mais|leggi tutto|devenez fan|suivez-nous|folge uns|síguenos|seguici|\
        more activity|questions? comments|click to enlarge|click to expand|bookmark this|recent articles|recent posts|\
        kommentar verfassen|kommentar schreiben|schreibe einen kommentar|schreib einen kommentar|\
        more stories|more news|other stories|latest headlines|latest comments|reader comments|user comments|with files from|\
        latest news|latest articles|latest stories|latest posts|popular this week|popular articles|popular posts|\
        läs också|läs mer|les også|les mer|læs også|læs mere|lue myös|lue lisää|čtěte také|přečtěte si také|čítajte aj|\
        olvassa el|citește și|citeşte şi|baca juga|đọc thêm|xem thêm|διαβάστε επίσης|ilgili haberler|ayrıca okuyun|\
        читайте также|читайте ещё|материалы по теме|по теме|читайте також|читайте по темата|прочетете още|اقرأ أيضا|\
        اقرأ أيضاً|مواضيع ذات صلة|קראו גם|関連記事|関連ニュース|あわせて読みたい|このニュースをシェア|この記事をシェア|\
        相关新闻|相关阅读|相关文章|延伸阅读|延伸閱讀|相關新聞|相關文章|阅读下一篇|관련기사|관련 기사|เรื่องที่เกี่ยวข้อง|ข่าวที่เกี่ยวข้อง",
    )
});

/// Labels before a call, lower case.
static LABELS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        more:|related:|see also:|watch:|video:|listen:|tags:|mire:|mira:|share this:|category:|category :|categories:|\
        kategorie:|kategorien:|schlagwörter:|schlagworte:|stichwörter:|etiquetas:|lesetipp:|topics:|themen:|temas:|\
        mots-clés:|mots-clés :|read or share this story:|contributing:",
    )
});

/// Words of short blocks that tell who else worked on the article or claim rights, lower case.
static NOTICES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        all rights reserved|alle rechte vorbehalten|tous droits réservés|contributed to this report|contributed reporting|\
        contributed to this story|contributed to this article|editing by|additional reporting by|affiliate commission|\
        affiliate link|requires javascript|enable javascript|join the conversation|follow us on|follow him on|follow her on|\
        follow them on|like us on facebook|folgen sie uns|enjoyed reading this|supporting our work|hágase miembro|\
        hazte miembro|newsletter abonnieren|kostenlos abonnieren|abonnieren sie|abonniere jetzt|unsubscribe from this|\
        artikel teilen|artikel mit anderen teilen|share this article|rate this article|artikel bewerten|\
        müssen sie eingeloggt sein|must be logged in|enthält werbung|affiliate-link|werbelinks|unter der lizenz cc|\
        unter cc-by|under a creative commons|creative commons attribution|werden sie mitglied|impressum|\
        a version of this article appears in print|a version of this article appeared in print|email forwarded to you|\
        hit reply to this email|ctrl+enter|ctrl + enter|\
        constitutes acceptance of our|did we miss something",
    )
});

/// Words that a page has for clicking on, lower case, and labels that say nothing alone; an article may have them in a list.
static BUTTONS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        print|email|e-mail|log in|sign in|tweet|share|recommend|like|save|reset|comment|comments|reply|next|previous|close|menu|enlarge|\
        expand|collapse|hide|toggle|skip|by|via|von|par|por|drucken|teilen|mitteilen|twittern|merken|kommentieren|imprimer|\
        partager|envoyer|imprimir|compartir|comentar|stampa|condividi|afdrukken|delen",
    )
});

/// Places to share a page at, lower case.
static NETWORKS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|google+|google plus|tumblr|telegram|instagram|flipboard|digg|\
        delicious|stumbleupon|pocket|bluesky|mastodon|threads|messenger|line|vk|xing|tiktok|youtube|rss",
    )
});

/// What readers leave under an article, lower case.
static COMMENTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        comment|comments|reply|replies|response|responses|reaction|reactions|share|shares|kommentar|kommentare|reaktionen|\
        commentaire|commentaires|réaction|réactions|comentario|comentarios|comentário|comentários|commento|commenti|\
        reactie|reacties|komentarz|komentarze|komentarzy",
    )
});

/// What short blocks ask for, lower case.
static WANTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        your inbox|delivered through|delivered to your|letter to the editor|newsletter|sign up for|sign up to|sign up here|\
        subscribe to|subscribe now|daily edition|by email|to your phone|apps for|app for|für die app|alerts|\
        edition for|uses cookies|use cookies|of cookies|accept cookies|all cookies|cookie policy|e-mail news|email news|by e-mail|updates as they|email address|e-mail address",
    )
});

/// First words of blocks that ask, lower case.
static ASKING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        submit|subscribe|sign|get|join|download|follow|don't|don’t|never|want|do|like|have|receive|stay|let|start|there's|\
        there’s|for|erhalten|jetzt|verpassen|nichts|breaking|enjoy|read|click|register|enter|you|please|be|you'll|\
        you’ll|invalid|kick",
    )
});

/// Requests to pay that stand where the article breaks off, lower case.
static OFFERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        to continue reading|to read the full|to keep reading|continue reading with|subscribe to read|\
        this article is for subscribers|for subscribers only|subscriber-only|already a subscriber|sign in to read|\
        log in to read|you have reached your limit|your free articles|weiterlesen mit|jetzt weiterlesen|diesen artikel lesen|\
        um weiterzulesen|nur für abonnenten|bereits abonnent|artikel freischalten|pour lire la suite|réservé aux abonnés|\
        déjà abonné|il vous reste|para seguir leyendo|contenido exclusivo|solo para suscriptores|per continuare a leggere|\
        riservato agli abbonati|già abbonato|verder lezen|alleen voor abonnees|dalsza część artykułu|\
        tylko dla prenumeratorów|только для подписчиков|この記事は会員限定|有料会員限定|会員登録して続き|この記事は有料|続きを読むには",
    )
});

/// Openings and endings of lines that name a picture's maker, lower case.
static CREDIT_OPENINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        photo:|photos:|photo by|photo credit|photograph:|photography:|image:|image credit|image by|picture:|pictures:|credit:|\
        credits:|photograph by|photographed by|photographs by|źródło:|fuente:|fonte:|foto:|fotos:|bild:|bilder:|bildquelle|\
        bildnachweis|titelbild|beitragsbild|quelle:|photo ©|illustration:|©|ap photo",
    )
});
static CREDIT_ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "\
    getty images|/getty|/ap|ap photo|/afp|/reuters|shutterstock|shutterstock.com|/epa|/dpa|picture-alliance|picture alliance|\
    /imago|imago images|istock|istockphoto|wireimage|via ap|/wenn.com|/nurphoto|/zuma|alamy|unsplash|pixabay|pexels|wikimedia commons|\
    (foto: getty)|/pool".split('|').collect()
});

/// Openings of the part of a press release that tells whom to call, lower case.
static CONTACTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "\
        kontakt|pressekontakt|ansprechpartner|media contact|press contact|contact:|contacts:|for more information, contact|\
        medienkontakt|rückfragen|contact presse|contatti|contacto:",
    )
});

/// Whether a block leads elsewhere or asks for something from its first words on.
pub(super) fn opens_call(lower: &str) -> bool {
    let bare = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    CALLS.strip(bare).next().is_some() || LABELS.opens(bare)
}

/// Whether a line points to the page before or behind: "« Bridge closed", "Ferry sails »".
pub(super) fn points_on(lower: &str) -> bool {
    lower.starts_with(['«', '‹', '←', '<']) && !lower.contains('»')
        || lower.ends_with(['»', '›', '→', '>']) && !lower.contains('«')
}

/// Whether a line is a command of a content system that it did not know: "[button link=x]Go[/button]".
pub(super) fn is_shortcode(lower: &str) -> bool {
    let name = lower
        .strip_prefix('[')
        .and_then(|rest| rest.split([' ', ']']).next())
        .filter(|name| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        });
    name.is_some_and(|name| lower.ends_with(&format!("[/{name}]")))
}

/// Whether a short block asks the reader for something, tells who else worked on the article, or claims rights.
pub(super) fn is_plea(lower: &str) -> bool {
    let first = lower
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    NOTICES.stand_in(lower) || is_offer(lower) || ASKING.has(first) && WANTS.stand_in(lower)
}

/// Whether a short block says where its writer is reached: "Jane Roe can be reached at jane@harbor.example."
pub(super) fn tells_address(lower: &str) -> bool {
    const LEADS: [&str; 4] = [
        "be reached at",
        "reach him at",
        "reach her at",
        "reach them at",
    ];
    const OPENINGS: [&str; 6] = [
        "to contact the reporter",
        "to contact the editor",
        "to contact the author",
        "write to ",
        "contact the writer",
        "for comments and feedback",
    ];
    lower.contains('@')
        && (LEADS.iter().any(|lead| lower.contains(lead))
            || OPENINGS.iter().any(|opening| lower.starts_with(opening)))
}

/// Whether a block is nothing but a word to click on.
pub(super) fn is_button(lower: &str) -> bool {
    BUTTONS.has(lower.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a block is nothing but the name of a place to share a page at.
pub(super) fn is_network(lower: &str) -> bool {
    NETWORKS.has(lower.trim())
}

/// "12 comments"
pub(super) fn counts_comments(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    bare.split_once(' ').is_some_and(|(count, what)| {
        let is_count = count
            .chars()
            .all(|c| c.is_ascii_digit() || c == ',' || c == '.');
        (is_count || count == "no") && COMMENTS.has(what)
    })
}

/// Whether a line offers the rest of the article to those who pay.
pub(super) fn is_offer(lower: &str) -> bool {
    OFFERS.stand_in(lower)
}

/// "Photo: Jane Roe", "Jane Roe/Getty Images", in brackets or without.
pub(super) fn is_credit(lower: &str) -> bool {
    let is_edge = |c: char| matches!(c, '(' | ')' | '[' | ']' | '|') || c.is_whitespace();
    let bare = lower.trim_matches(is_edge);
    CREDIT_OPENINGS.opens(bare) || CREDIT_ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

/// Whether the part of a press release begins here that tells whom to call.
pub(super) fn opens_contact(lower: &str) -> bool {
    CONTACTS.opens(lower)
}

/// "Image 1 of 5"
pub(super) fn counts_images(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    let is_number = |word: Option<&str>| word.is_some_and(|word| word.parse::<u16>().is_ok());
    matches!(words.next(), Some("image" | "photo" | "slide" | "bild"))
        && is_number(words.next())
        && matches!(words.next(), Some("of" | "von" | "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_pleas_are_told_from_sentences() {
        for (words, is) in [
            ("read more: the mayor speaks", true),
            ("▶ watch: the bridge falls", true),
            ("lesetipp: was der rat beschloss", true),
            ("関連記事", true),
            ("читайте также: мост закрыт", true),
            ("readers of more than one book", false),
        ] {
            assert_eq!(opens_call(words), is, "{words}");
        }
        for (words, is) in [
            ("get the best of harbor in your inbox", true),
            ("ana ruiz contributed reporting from varna.", true),
            ("© 2025 harbor news. all rights reserved.", true),
            (
                "for the latest stories and breaking news updates download the nationnews apps for ios and android.",
                true,
            ),
            ("artikel teilen", true),
            (
                "this text is published under a creative commons license.",
                true,
            ),
            ("already a subscriber? log in.", true),
            ("［有料会員限定］ この記事は会員限定です。", true),
            ("iezīmējiet tekstu un spiediet ctrl+enter.", true),
            ("she baked cookies for the crew.", false),
            ("for the cookies you need flour and butter.", false),
            ("by leaving out old alerts the town saved money.", false),
            ("this site uses cookies. read on to find out more.", false),
            ("please note that this site uses cookies.", true),
            ("the town asked people to sign up for the ferry.", false),
        ] {
            assert_eq!(is_plea(words), is, "{words}");
        }
    }

    #[test]
    fn mailboxes_of_writers_are_told_from_those_in_the_news() {
        for (words, is) in [
            ("write to jane roe at jane@harbor.example", true),
            (
                "to contact the reporter on this story: jane roe in harbor city at jane@harbor.example",
                true,
            ),
            (
                "the town asks people to write to bridge@harbor.example.",
                false,
            ),
        ] {
            assert_eq!(tells_address(words), is, "{words}");
        }
    }

    #[test]
    fn pointers_and_commands_are_told() {
        assert!(points_on("« bridge closed") && points_on("ferry sails »"));
        assert!(!points_on("« bridge closed »"));
        assert!(is_shortcode("[button link=x] go [/button]") && !is_shortcode("[sic] go"));
    }

    #[test]
    fn credits_of_pictures_are_told() {
        for (words, is) in [
            ("photo: ana ruiz", true),
            ("(paul ortega/getty images)", true),
            ("[© harbor news]", true),
            ("the photo was taken by nobody", false),
        ] {
            assert_eq!(is_credit(words), is, "{words}");
        }
        assert!(counts_images("image 2 of 5") && !counts_images("image of the year"));
    }
}
