use std::ffi::OsString;
use std::path::PathBuf;

/// A folder of the XDG base directory specification: the value of the variable `name`, or `usual` in the user's home if that
/// is unset or not absolute; `None` without a home.
///
/// `variable` returns the value of an environment variable.
pub fn base_folder(
    variable: impl Fn(&str) -> Option<OsString>,
    name: &str,
    usual: &str,
) -> Option<PathBuf> {
    let absolute = |name| {
        let path = variable(name).map(PathBuf::from);
        path.filter(|path| path.is_absolute())
    };
    absolute(name).or_else(|| Some(absolute("HOME")?.join(usual)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_counts_before_the_home() {
        let folder = |set: Option<&str>| {
            let variable = |name: &str| match name {
                "HOME" => Some("/home/ana".into()),
                _ => set.map(OsString::from),
            };
            base_folder(variable, "XDG_CACHE_HOME", ".cache")
        };
        assert_eq!(folder(Some("/x")), Some(PathBuf::from("/x")));
        assert_eq!(folder(Some("x")), Some(PathBuf::from("/home/ana/.cache")));
        assert_eq!(folder(None), Some(PathBuf::from("/home/ana/.cache")));
        assert_eq!(base_folder(|_| None, "XDG_CACHE_HOME", ".cache"), None);
    }
}
