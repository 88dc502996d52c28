//! Doors to knock on: addresses that could send somebody's file to the wrong place, and readers of whom nothing is said.

use super::Desk;
use super::found::Findings;
use crate::diagnostic::{At, Code, Diagnostic, quoted};
use crate::law::channel::Channel;
use crate::law::regime::Regime;
use crate::law::source::SourceStatus;

pub(super) fn check(desk: &Desk<'_>, findings: &mut Findings) {
    for (book, regime) in desk.regimes() {
        for (i, channel) in regime.channels.iter().enumerate() {
            let pointer = format!("/channels/{i}");
            let found = [sourced(channel, &pointer), address(regime, channel, &pointer), exposed(channel, &pointer)];
            findings.extend(book.file, found.into_iter().flatten());
        }
    }
}

fn sourced(channel: &Channel, pointer: &str) -> Option<Diagnostic> {
    channel.source.is_none().then(|| {
        let message = format!("nothing says where the channel {} was read of", quoted(&channel.id));
        Diagnostic::new(Code::ChannelWithoutSource, At::Value(pointer.to_owned()), message)
            .help("add `source`: the page or practice that shows this way exists")
    })
}

/// An address is either read in an official source or not given at all.
fn address(regime: &Regime, channel: &Channel, pointer: &str) -> Option<Diagnostic> {
    channel.address.as_ref()?;
    let source = channel.address_source.as_ref().and_then(|name| regime.sources.get(name));
    let why = match source.map(|source| source.status) {
        Some(SourceStatus::Official) => return None,
        Some(_) => "was not read in an official source",
        None => "has no source",
    };
    let message = format!("the address of the channel {} {why}", quoted(&channel.id));
    let told = Diagnostic::new(Code::AddressNotOfficial, At::value(pointer, "address"), message);
    Some(told.help("read it on the authority's own page and name that as `addressSource`, or write `null`"))
}

fn exposed(channel: &Channel, pointer: &str) -> Option<Diagnostic> {
    channel.exposure.is_empty().then(|| {
        let message =
            format!("the channel {} has readers, but nothing says who else may see what they get", quoted(&channel.id));
        Diagnostic::new(Code::ReadersWithoutExposure, At::value(pointer, "readers"), message)
            .help("add `exposure`: the listed person, a court, freedom of information, partner governments")
    })
}
