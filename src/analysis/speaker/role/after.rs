//! Roles that follow a name: an apposition, “who leads ...”, “is president of ...”.

use super::{BEFORE, LONGEST, RoleFinder, RolePhrase, Weight};
use crate::analysis::name::NameKind;
use crate::analysis::tag::Tag;
use crate::lang::speech::NameWord;

impl RoleFinder<'_> {
    /// “Ana Ruiz, 52, the mayor of Varna,”, “Ana Ruiz, who leads the council,”: what a comma or dash after a name opens.
    pub(super) fn after(&self, end: usize, name: usize) -> Option<RolePhrase> {
        let article = self.article;
        // "Ana Ruiz (D-Texas), ..."
        let bracket = (end..end + BEFORE).find(|at| article.lower(*at) == ")");
        let bracket = bracket.filter(|_| article.lower(end) == "(");
        let end = bracket.map_or(end, |at| at + 1);
        let opening = article.lower(end);
        if matches!(opening, "is" | "was") {
            return self.copula(end, name);
        }
        if !matches!(opening, "," | "-" | "–" | "—" | "--" | "(") {
            return None;
        }
        // "Ana Ruiz, 52, the mayor", "Ana Ruiz, PhD, of Nordhamn University"
        let aside = self.has_degree(end) || article.tag(end + 1) == Tag::Number;
        let aside = aside && article.lower(end + 2) == ",";
        let start = end + if aside { 3 } else { 1 };
        let start = self.over_town(start);
        if article.lower(start) == "who" {
            return self.relative(start);
        }
        let start = self.over_adverbs(start);
        let stop = self.end(start)?;
        if let Some(role) = self.of_town(start, stop) {
            return Some(role);
        }
        if article.tag(stop).is_finite() && !self.may_end_at_verb(name, start, stop) {
            return None;
        }
        // "Ana Ruiz, a tall figure who leads the council,"
        let relative = || self.relative(stop).filter(|_| article.lower(stop) == "who");
        let one = !self.is_several(start..stop);
        let phrase = one.then(|| self.phrase(start..stop)).flatten();
        phrase.map(RolePhrase::noun).or_else(relative)
    }

    /// “of Chicago, an engineer”: past where somebody is from.
    fn over_town(&self, start: usize) -> usize {
        let article = self.article;
        let from = matches!(article.lower(start), "of" | "from");
        let town = self
            .name_at(start + 1)
            .filter(|town| town.kind == NameKind::Place);
        let end = town.map(|town| article.tokens(town.span).end);
        let end = end.filter(|end| from && article.lower(*end) == ",");
        // "of Lund, Ore., an engineer"
        let state = |end: usize| article.is_capitalized(end + 1) && article.lower(end + 2) == ",";
        end.map_or(start, |end| end + if state(end) { 3 } else { 1 })
    }

    /// Whether a degree follows a name: “, MD,”.
    pub(super) fn has_degree(&self, end: usize) -> bool {
        let degree = self.article.lower(end + 1).trim_end_matches('.');
        self.article.lower(end) == "," && self.speech.naming.is(NameWord::Degree, degree)
    }

    /// “a Varna, Fla., rabbi”: what goes on after a town and its state.
    fn of_town(&self, start: usize, comma: usize) -> Option<RolePhrase> {
        let article = self.article;
        let marks = article.lower(comma) == "," && article.lower(comma + 2) == ",";
        let named = article.is_capitalized(comma - 1) && article.is_capitalized(comma + 1);
        let rest = comma + 3;
        let stop = self
            .end(rest)
            .filter(|_| marks && named && article.is_word(rest))?;
        self.phrase(rest..stop)?;
        let determiner = usize::from(article.tag(start) == Tag::Determiner);
        self.words(start + determiner..stop).map(RolePhrase::noun)
    }

    /// “Ana Ruiz is president of Fjord Energy”, outside marks and without an article, which opens a judgement as often.
    fn copula(&self, verb: usize, name: usize) -> Option<RolePhrase> {
        let article = self.article;
        let start = self.over_adverbs(verb + 1);
        // "is the head of the mill"
        let of = || (start..start + BEFORE).any(|at| article.lower(at) == "of");
        let office = article.lower(start) == "the" && of();
        let plain = (article.tag(start).is_noun() || office)
            && (self.sentence.start..name).all(|at| article.is_word(at));
        let stop = self.end(start).filter(|_| plain)?;
        let words = self.phrase(start..stop)?;
        Some(RolePhrase {
            words,
            weight: Weight::Clause,
        })
    }

    /// Whether an apposition may end at a verb: “Ana Ruiz, the mayor of Varna said it was late.”
    ///
    /// In “The bridge fell on Ana Ruiz, the mayor said” the comma opens something else.
    fn may_end_at_verb(&self, name: usize, start: usize, verb: usize) -> bool {
        let article = self.article;
        let determiner = matches!(article.tag(start), Tag::Determiner | Tag::PossessivePronoun);
        let begins = name == self.sentence.start && article.is_word(verb + 1);
        // "said Ana Ruiz, a donor involved in the plan", but not "the mayor said in Varna"
        let lower = article.lower(verb);
        let reports = self.speech.lexicon.verb_base(lower);
        let reports = reports.is_some_and(|base| self.speech.cues.has_verb(base));
        let participle = article.tag(verb) == Tag::Past
            && matches!(article.tag(verb + 1), Tag::Preposition | Tag::To)
            && !reports;
        begins || participle || !determiner && (name == 0 || !article.is_word(name - 1))
    }

    fn over_adverbs(&self, start: usize) -> usize {
        start + usize::from(self.article.tag(start) == Tag::Adverb)
    }

    /// “who is the mayor”, “who had led the council”: a role, or the clause.
    fn relative(&self, who: usize) -> Option<RolePhrase> {
        let article = self.article;
        let mut verb = self.over_adverbs(who + 1);
        if matches!(article.lower(verb), "has" | "had") {
            verb = self.over_adverbs(verb + 1);
        }
        let start = self.over_adverbs(verb + 1);
        let copula = matches!(article.lower(verb), "is" | "was" | "been");
        if copula {
            let role = self.end(start).and_then(|stop| self.phrase(start..stop));
            if role.is_some() {
                return role.map(RolePhrase::noun);
            }
        }
        let stop = (start..start + LONGEST).find(|at| self.ends_phrase(*at))?;
        // "who serves as chair of the board", "who was serving as", but not "who was dressed as a nurse"
        let serves = |at: &usize| !copula || article.tag_before(*at) == Tag::PresentParticiple;
        let role = (start..stop).find(|at| article.lower(*at) == "as" && serves(at));
        let role = role.and_then(|at| self.phrase(at + 1..self.end(at + 1)?));
        if role.is_some() {
            return role.map(RolePhrase::noun);
        }
        // "who belonged to a club and is now its president"
        let is = self.over_adverbs(stop + 1);
        if article.lower(stop) == "and" && matches!(article.lower(is), "is" | "was") {
            let start = self.over_adverbs(is + 1);
            return self.phrase(start..self.end(start)?).map(RolePhrase::noun);
        }
        let leads = self.speech.naming.is(NameWord::Lead, article.lower(verb));
        let words = (leads && stop > start).then(|| self.words(who..stop))??;
        Some(RolePhrase {
            words,
            weight: Weight::Clause,
        })
    }
}
