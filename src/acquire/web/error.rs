//! Why a page cannot be fetched.

use std::fmt;

use super::address::WebAddress;

/// Why a page cannot be fetched, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// Not an address that can be fetched; what is wrong with it.
    Unfit(&'static str),
    /// The host is unknown.
    Host(String),
    /// The host does not answer.
    Connect(String),
    /// The connection is not private.
    Secure(String),
    /// It takes too long; the limit in seconds.
    Slow(u64),
    /// It is too long; the limit in mebibytes.
    Big(u64),
    /// The server refuses; status code and reason.
    Status(u16, String),
    /// Redirects in a circle.
    Circle,
    /// A page or feed leads into a private network, or away from http(s).
    Astray(String),
    /// The site asks for consent before it shows anything; its host.
    Consent(String),
    /// The connection broke; the message of the system.
    Broken(String),
    /// An error at the address that a page redirects to.
    Redirected(String, Box<FetchError>),
    /// The user cancelled it.
    Cancelled,
}

impl FetchError {
    /// A short name for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Redirected(_, error) => error.kind(),
            Self::Unfit(_) => "address",
            Self::Host(_) | Self::Connect(_) => "unreachable",
            Self::Secure(_) => "insecure",
            Self::Slow(_) => "slow",
            Self::Big(_) => "too-big",
            Self::Status(..) => "status",
            Self::Circle | Self::Astray(_) => "redirect",
            Self::Consent(_) => "consent",
            Self::Broken(_) => "broken",
            Self::Cancelled => "cancelled",
        }
    }

    /// The same error with the address it happened at, unless that is the one asked for.
    pub(super) fn redirected(self, at: &WebAddress, asked: &WebAddress) -> Self {
        let names_it = matches!(self, Self::Astray(_) | Self::Cancelled);
        if names_it || at == asked {
            return self;
        }
        Self::Redirected(at.to_string(), Box::new(self))
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unfit(what) => write!(
                out,
                "{what}; give an address like https://example.org/story"
            ),
            Self::Host(host) => {
                write!(
                    out,
                    "there is no host {host}; check the address and the network"
                )
            }
            Self::Connect(what) => {
                write!(out, "the server does not answer ({what}); try again later")
            }
            Self::Secure(what) => write!(
                out,
                "the connection is not secure ({what}); check the clock and the address"
            ),
            Self::Slow(seconds) => write!(
                out,
                "the server takes longer than {seconds} seconds; try again, or save the page from the browser"
            ),
            Self::Big(mebibytes) => write!(
                out,
                "it is larger than {mebibytes} MiB; save the page from the browser and give the file"
            ),
            Self::Status(status, name) => {
                write!(out, "the server answers {status} {name}; {}", cure(*status))
            }
            Self::Circle => out.write_str(
                "it redirects in circles; save the page from the browser and give the file",
            ),
            Self::Astray(to) => write!(
                out,
                "it leads to {to}, which only you may name; give that address yourself if you trust it"
            ),
            Self::Consent(host) => write!(
                out,
                "the site asks for consent first ({host}); agree in the browser and save the page from there"
            ),
            Self::Redirected(to, error) => write!(out, "it leads to {to}, and {error}"),
            Self::Cancelled => out.write_str("it was given up; open it again to have it"),
            Self::Broken(what) => write!(out, "the connection broke ({what}); try again"),
        }
    }
}

const fn cure(status: u16) -> &'static str {
    match status {
        401 | 402 | 403 | 407 | 451 => "open it in the browser and save the page from there",
        404 | 410 => "check the address",
        408 | 425 | 429 | 500.. => "try again later",
        _ => "open it in the browser instead",
    }
}
