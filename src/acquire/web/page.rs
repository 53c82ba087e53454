/// A page as it came from the server, unpacked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::acquire) struct FetchedPage {
    pub(in crate::acquire) bytes: Vec<u8>,
    /// Its address after all redirects.
    pub(in crate::acquire) url: String,
    /// The charset its server names.
    pub(in crate::acquire) charset: Option<String>,
}

/// A page from the cache, and the validators its server sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::acquire) struct CachedPage {
    pub(in crate::acquire) tag: Option<String>,
    pub(in crate::acquire) changed: Option<String>,
    pub(in crate::acquire) page: FetchedPage,
}
