use serde::{Deserialize, Serialize};

use super::words::word_classes;

word_classes! {
    /// A class of phrases on web pages and in lines around an article; `page.toml` of each language lists its phrases.
    PageClass {
        /// Opens a short block that leads elsewhere or asks for something.
        Call,
        /// A label before a link to something else.
        CallLabel,
        /// In a short block that names helpers or claims rights.
        Notice,
        /// A word to click on, or a label that says nothing alone.
        Button,
        /// A place to share a page at.
        Network,
        /// What readers leave under an article, after a count.
        Comments,
        /// What a short block asks the reader for.
        Wish,
        /// The first word of a block that asks the reader for something.
        Request,
        /// Asks for payment where the article breaks off.
        Offer,
        /// Opens a line that names the maker of a picture.
        Credit,
        /// Ends a line that names the maker of a picture.
        CreditEnding,
        /// Opens the part of a press release with the people to call.
        Contact,
        /// Before the address of a writer.
        Reach,
        /// Opens a block with the address of a writer.
        WriteTo,
        /// An agency or broadcaster by its whole name.
        Outlet,
        /// A word in names of papers, agencies and desks.
        OutletWord,
        /// Such a word that is hardly ever a surname.
        SureOutletWord,
        /// A word in offices of writers.
        Role,
        /// A small word inside names.
        Particle,
        /// Follows a name and belongs to it.
        Suffix,
        /// Opens a by-line.
        Byline,
        /// Opens a by-line when written with a capital like this.
        CapitalByline,
        /// A word that names do not contain.
        NeverName,
        /// A word for one writer.
        Writer,
        /// A word for writers without names.
        Desk,
        /// Writers without names.
        WholeDesk,
        /// January in dates of pages.
        January,
        /// February in dates of pages.
        February,
        /// March in dates of pages.
        March,
        /// April in dates of pages.
        April,
        /// May in dates of pages.
        May,
        /// June in dates of pages.
        June,
        /// July in dates of pages.
        July,
        /// August in dates of pages.
        August,
        /// September in dates of pages.
        September,
        /// October in dates of pages.
        October,
        /// November in dates of pages.
        November,
        /// December in dates of pages.
        December,
        /// A day of the week, or its abbreviation.
        Weekday,
        /// Before people in a by-line who did not write the article.
        Helper,
        /// Before the date of publication.
        Published,
        /// Before the date of a change.
        Updated,
        /// A word to click on in a header line.
        HeaderButton,
        /// What a header line counts.
        Counted,
        /// Opens a note on a change of the article.
        Note,
        /// What a note is about.
        ChangedThing,
        /// What became of it, after the thing.
        Change,
        /// Opens an appeal to readers.
        Appeal,
        /// Opens a link to another article or the credit of a picture.
        Aside,
        /// A heading above a list of sources.
        References,
        /// A heading above a list of sources or another list.
        MaybeReferences,
        /// An account or a desk that is not an author.
        NoAuthor,
        /// The label of an author in a card for social media.
        AuthorLabel,
        /// A word in names of companies, clubs and ministries.
        Body,
        /// Before an author; a blank at the end is part of it.
        AuthorLead,
        /// In a line with the date of publication.
        Issued,
        /// In a line with the date of a change.
        Changed,
        /// What a request for consent speaks of.
        Consent,
        /// Opens the title of a request for consent.
        ConsentTitle,
        /// The first word of a question.
        Question,
        /// A section of a newspaper.
        Section,
        /// The key of a title.
        FieldTitle,
        /// The key of a publisher.
        FieldPublisher,
        /// The key of a section.
        FieldSection,
        /// The key of a place.
        FieldPlace,
        /// The key of a language.
        FieldLanguage,
        /// The key of an address.
        FieldAddress,
        /// The key of authors.
        FieldAuthor,
        /// The key of the date of publication.
        FieldPublished,
        /// The key of the date of a change.
        FieldUpdated,
        /// The key of something that is not kept.
        FieldOther,
    }
}

impl PageClass {
    /// The classes of the months, in order.
    pub const MONTHS: [Self; 12] = [
        Self::January,
        Self::February,
        Self::March,
        Self::April,
        Self::May,
        Self::June,
        Self::July,
        Self::August,
        Self::September,
        Self::October,
        Self::November,
        Self::December,
    ];

    /// The classes of keys before a colon, as in `Title: …`.
    pub const FIELDS: [Self; 10] = [
        Self::FieldTitle,
        Self::FieldPublisher,
        Self::FieldSection,
        Self::FieldPlace,
        Self::FieldLanguage,
        Self::FieldAddress,
        Self::FieldAuthor,
        Self::FieldPublished,
        Self::FieldUpdated,
        Self::FieldOther,
    ];
}

/// The phrases of all languages by class, since the language of a page is not known before it is read.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct PagePhrases(Vec<Vec<&'static str>>);

impl PagePhrases {
    /// The phrases of a class in lower case, language by language, in the order of the files.
    pub fn of(&self, class: PageClass) -> &[&'static str] {
        let index = usize::from(u8::from(class));
        self.0.get(index).map_or(&[], Vec::as_slice)
    }

    /// Adds phrases to a class.
    pub fn add(&mut self, class: PageClass, phrases: &[&'static str]) {
        let index = usize::from(u8::from(class));
        self.0.resize(self.0.len().max(index + 1), Vec::new());
        if let Some(list) = self.0.get_mut(index) {
            list.extend(phrases);
        }
    }
}
