//! Many programs as one: every number in a part is moved behind those of the parts before it.

use crate::engine::facts::Names;
use crate::engine::program::{CompiledRegime, NodeIx, Op, Program};
use crate::terms::Day;

/// The parts one after the other. Each began with the same `names`, and may have added to them.
pub(super) fn joined<'l>(as_of: Day, names: Names, parts: Vec<Program<'l>>) -> Program<'l> {
    let count = |of: fn(&Program) -> usize| parts.iter().map(of).sum();
    let mut whole = Program {
        as_of,
        regimes: Vec::with_capacity(parts.len()),
        nodes: Vec::with_capacity(count(|part| part.nodes.len())),
        kids: Vec::with_capacity(count(|part| part.kids.len())),
        metas: Vec::with_capacity(count(|part| part.metas.len())),
        remembered: Vec::with_capacity(count(|part| part.remembered.len())),
        names,
    };
    for part in parts {
        add(&mut whole, part);
    }
    whole
}

fn add<'l>(whole: &mut Program<'l>, part: Program<'l>) {
    let after = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (nodes, kids) = (after(whole.nodes.len()), after(whole.kids.len()));
    let (metas, definitions) = (after(whole.metas.len()), after(whole.remembered.len()));
    let numbers: Vec<u32> = part.names.iter().map(|name| whole.names.add(name)).collect();
    let renumber = |number: &mut u32| *number = numbers.get(*number as usize).copied().unwrap_or(*number);
    for mut node in part.nodes {
        node.kids += kids;
        node.meta += metas;
        match &mut node.op {
            Op::Use(definition) => *definition += definitions,
            Op::Act(test) => test.breaches.iter_mut().for_each(renumber),
            Op::Listed(test) => test.regimes.iter_mut().chain(&mut test.by).for_each(renumber),
            _ => {}
        }
        whole.nodes.push(node);
    }
    whole.kids.extend(part.kids.into_iter().map(|kid| kid + nodes));
    whole.metas.extend(part.metas);
    whole.remembered.extend(part.remembered);
    whole.regimes.extend(part.regimes.into_iter().map(|regime| moved(regime, nodes)));
}

/// The regime with its nodes so many places further on.
fn moved(mut regime: CompiledRegime, by: NodeIx) -> CompiledRegime {
    let single = regime.root.iter_mut().chain(&mut regime.listed).chain(&mut regime.grounds);
    let named = regime.procedures.iter_mut().chain(&mut regime.measures).map(|(_, node)| node);
    let arguments = regime.considerations.iter_mut().map(|(_, node)| node);
    let contents = regime.contents.iter_mut().map(|(_, _, node)| node);
    single.chain(named).chain(arguments).chain(contents).for_each(|node| *node += by);
    regime
}
