//! From law as written to law made ready for one date.
//!
//! What is not in force, and what is the government's alone, is taken out of its parent here, so that nothing later needs
//! to know of it. Law that was checked compiles whole; a reference that cannot be resolved is never met.

mod join;
mod leaf;
mod place;
mod reads;

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use super::facts::Names;
use super::program::{CompiledNode, CompiledRegime, ElementTest, LinkSearch, Meta, NodeIx, Op, Posts, Program, State};
use crate::law::Law;
use crate::law::node::{About, Node, Operator};
use crate::law::operator::SomeLink;
use crate::law::regime::Regime;
use crate::law::source::{InForce, Renewal, Source, in_force};
use crate::spread::spread;
use crate::terms::{Day, List, TermSet};

/// What is said of a node that stands in no file.
static NOTHING_SAID: LazyLock<About> = LazyLock::new(About::default);

/// How deep definitions may use one another; checked law has no cycles and stays far below.
const DEEPEST: usize = 64;

/// Room is made at first for so many nodes of each regime.
const NODES_OF_A_REGIME: usize = 256;

/// Makes `law` ready for `as_of`.
pub fn compile<'l>(law: &'l Law, as_of: Day) -> Program<'l> {
    let mut names = Names::default();
    for id in law.ids() {
        let number = names.add(id);
        if let Some(country) = law.jurisdiction_of(id) {
            names.set_jurisdiction(number, country);
        }
    }
    let own = leaf::own_elements(&law.vocabulary);
    let regimes: Vec<&Regime> = law.regimes.values().collect();
    let parts = spread(&regimes, |regime| part(law, as_of, names.clone(), Arc::clone(&own), regime));
    join::joined(as_of, names, parts)
}

/// One regime made ready alone, with its own of all that it shares.
fn part<'l>(law: &'l Law, as_of: Day, names: Names, own: Arc<[Vec<ElementTest>]>, regime: &'l Regime) -> Program<'l> {
    let program = Program {
        as_of,
        regimes: Vec::new(),
        nodes: Vec::with_capacity(NODES_OF_A_REGIME),
        kids: Vec::with_capacity(NODES_OF_A_REGIME),
        metas: Vec::with_capacity(NODES_OF_A_REGIME),
        remembered: Vec::new(),
        names,
    };
    let mut compiler = Compiler { law, program, definitions: HashMap::new(), own, depth: 0 };
    let compiled = compiler.regime(regime);
    compiler.program.regimes.push(compiled);
    compiler.program
}

/// Whether a regime is law on a day, its renewals considered.
pub fn state(regime: &Regime, as_of: Day) -> State {
    if in_force(&regime.in_force, as_of) == InForce::No {
        return State::NotInForce;
    }
    match unverified_renewal(&regime.renewals, as_of) {
        Some(renewal) if !is_shown_active(renewal) => State::RenewalNotVerified,
        _ => State::InForce,
    }
}

/// The last renewal that was due by `as_of` and was not read, unless a later one was read.
pub fn unverified_renewal(renewals: &[Renewal], as_of: Day) -> Option<&Renewal> {
    let due = renewals.iter().filter(|renewal| renewal.due.earliest <= as_of);
    let last = due.max_by_key(|renewal| renewal.due.earliest)?;
    (!last.verified).then_some(last)
}

/// Whether a source from after the renewal was due shows the regime in use.
pub fn is_shown_active(renewal: &Renewal) -> bool {
    renewal.shown_active.as_ref().is_some_and(|shown| shown.on.earliest >= renewal.due.earliest)
}

/// A definition with its parameters filled: the file it stands in, its name, the values.
type DefinitionKey<'l> = (&'l str, &'l str, Rc<[(String, String)]>);

struct Compiler<'l> {
    law: &'l Law,
    program: Program<'l>,
    definitions: HashMap<DefinitionKey<'l>, Option<(NodeIx, u32)>>,
    /// The elements that each mode brings.
    own: Arc<[Vec<ElementTest>]>,
    depth: usize,
}

/// Where a node stands: its file, the parameters in scope, and the citation it inherits.
#[derive(Clone)]
struct Scope<'l> {
    regime: Option<&'l Regime>,
    parameters: Rc<[(String, String)]>,
    provision: Option<&'l str>,
    cited_as: Option<&'l str>,
    source: Option<(&'l str, &'l Source)>,
    name: &'l str,
}

impl<'l> Scope<'l> {
    fn of(regime: Option<&'l Regime>, name: &'l str) -> Scope<'l> {
        Scope { regime, parameters: Rc::new([]), provision: None, cited_as: None, source: None, name }
    }
}

impl<'l> Compiler<'l> {
    fn regime(&mut self, regime: &'l Regime) -> CompiledRegime<'l> {
        let as_of = self.program.as_of;
        let state = state(regime, as_of);
        let number = self.program.names.add(&regime.id);
        let mut compiled = CompiledRegime {
            regime,
            number,
            state,
            root: None,
            listed: None,
            grounds: Vec::new(),
            procedures: Vec::new(),
            measures: Vec::new(),
            considerations: Vec::new(),
            contents: Vec::new(),
            authority: Vec::new(),
            readers: regime.channels.first().map_or(&[], |channel| channel.readers.as_slice()),
        };
        if state == State::NotInForce {
            return compiled;
        }
        let scope = Scope::of(Some(regime), &regime.id);
        let mut parts =
            vec![self.node(&regime.grounds, &scope).unwrap_or_else(|| self.never(&regime.grounds.about, &scope))];
        for exclusion in &regime.exclusions {
            if let Some(node) = self.node(exclusion, &scope) {
                let not = self.push(Op::Not, &[node], &exclusion.about, &scope, false);
                parts.push(not);
            }
        }
        compiled.root = Some(match parts.as_slice() {
            [only] => *only,
            all => self.push(Op::All, all, &regime.grounds.about, &scope, false),
        });
        let listed = Op::Listed(Box::new(self.listed_under(number)));
        compiled.listed = Some(self.push(listed, &[], &NOTHING_SAID, &scope, false));
        compiled.grounds = compiled.root.map_or_else(Vec::new, |root| self.grounds(root, &regime.id));
        for (id, procedure) in &regime.decision.procedures {
            if let Some(node) = self.node(procedure, &scope) {
                compiled.procedures.push((id, node));
            }
        }
        for measure in &regime.measures {
            let force = in_force(&measure.in_force, as_of);
            if force != InForce::No {
                let when: Vec<NodeIx> =
                    measure.when.as_ref().and_then(|when| self.node(when, &scope)).into_iter().collect();
                let node = self.push(Op::All, &when, &NOTHING_SAID, &scope, force == InForce::Unsure);
                compiled.measures.push((&measure.id, node));
            }
        }
        for (at, one) in regime.considerations.iter().enumerate() {
            let node = one.when.as_ref().and_then(|when| self.node(when, &scope));
            compiled.considerations.extend(node.map(|node| (at, node)));
        }
        for (c, channel) in regime.channels.iter().enumerate() {
            for (at, one) in channel.contents.iter().enumerate() {
                let node = one.when.as_ref().and_then(|when| self.node(when, &scope));
                compiled.contents.extend(node.map(|node| (c, at, node)));
            }
        }
        authority(&regime.grounds, as_of, &mut compiled.authority);
        for definition in regime.definitions.values() {
            authority(definition, as_of, &mut compiled.authority);
        }
        compiled
    }

    /// The limbs under `root` that suffice alone and stand in the file of `regime`, in the order in which they are met.
    fn grounds(&self, root: NodeIx, regime: &str) -> Vec<NodeIx> {
        let program = &self.program;
        let mut seen = vec![false; program.nodes.len()];
        let mut grounds: Vec<NodeIx> = Vec::new();
        let mut queue = vec![root];
        while let Some(ix) = queue.pop() {
            let Some(flag) = seen.get_mut(ix as usize).filter(|flag| !**flag) else { continue };
            *flag = true;
            let (Some(node), Some(meta)) = (program.nodes.get(ix as usize), program.meta(ix)) else { continue };
            let named = |other: &NodeIx| program.meta(*other).and_then(|other| other.about.id.as_deref());
            let id = meta.about.id.as_deref();
            let is_new = id.is_some() && !grounds.iter().any(|other| named(other) == id);
            if meta.about.ground && meta.regime == Some(regime) && is_new {
                grounds.push(ix);
            }
            queue.extend(program.kids_of(node).iter().rev());
        }
        grounds
    }

    /// Compiles a node; `None` where it is taken out of its parent.
    fn node(&mut self, node: &'l Node, outer: &Scope<'l>) -> Option<NodeIx> {
        let force = in_force(&node.about.in_force, self.program.as_of);
        if force == InForce::No || self.depth > DEEPEST {
            return None;
        }
        let scope = self.inner(&node.about, outer);
        let (op, kids): (Op, Vec<NodeIx>) = match &node.operator {
            Operator::AllOf(all) => (Op::All, some(all.iter().filter_map(|node| self.node(node, &scope)).collect())?),
            Operator::AnyOf(any) => (Op::Any, some(any.iter().filter_map(|node| self.node(node, &scope)).collect())?),
            Operator::Not(child) => (Op::Not, vec![self.node(child, &scope)?]),
            Operator::Use { name, with } => match self.definition(name, with, &scope) {
                Definition::Found(target, number) => (Op::Use(number), vec![target]),
                Definition::TakenOut => return None,
                Definition::NotInForce => (Op::Never, Vec::new()),
            },
            Operator::SomeAct(some) => {
                (Op::SomeAct { stage: some.stage, during: some.during.is_some() }, vec![self.node(&some.that, &scope)?])
            }
            Operator::SomeInvolved(some) => {
                let modes = (!some.modes.is_empty()).then(|| Box::new(self.terms(List::Mode, &some.modes)));
                (Op::SomeInvolved { modes, other: some.other }, vec![self.node(&some.that, &scope)?])
            }
            Operator::SomeLink(some) => {
                let mut kids = vec![self.node(&some.that, &scope)?];
                kids.extend(some.and.as_ref().and_then(|node| self.node(node, &scope)));
                (Op::SomeLink(Box::new(self.link_search(some, kids.len() > 1))), kids)
            }
            Operator::Authority(_) => return None,
            leaf => self.leaf(leaf, node, &scope)?,
        };
        Some(self.push(op, &kids, &node.about, &scope, force == InForce::Unsure))
    }

    fn never(&mut self, about: &'l About, scope: &Scope<'l>) -> NodeIx {
        self.push(Op::Never, &[], about, scope, false)
    }

    /// The scope below a node: its own citation where it has one, else that of the node around it.
    fn inner(&self, about: &'l About, outer: &Scope<'l>) -> Scope<'l> {
        let mut scope = outer.clone();
        if about.provision.is_some() || about.cited_as.is_some() {
            scope.provision = about.provision.as_deref();
            scope.cited_as = about.cited_as.as_deref();
        }
        if let Some(id) = about.id.as_deref() {
            scope.name = id;
        }
        if let Some(key) = about.source.as_deref() {
            scope.source = self.source(key, outer.regime).map(|source| (key, source));
        }
        scope
    }

    fn source(&self, key: &str, regime: Option<&'l Regime>) -> Option<&'l Source> {
        regime.and_then(|regime| regime.sources.get(key)).or_else(|| self.law.common.sources.get(key))
    }

    fn definition(&mut self, name: &str, with: &indexmap::IndexMap<String, String>, scope: &Scope<'l>) -> Definition {
        let (regime, name) = match name.split_once('/') {
            Some((id, name)) => match self.law.regimes.get(id) {
                Some(other) if state(other, self.program.as_of) == State::NotInForce => return Definition::NotInForce,
                Some(other) => (Some(other), name),
                None => return Definition::NotInForce,
            },
            None => (scope.regime, name),
        };
        let common = self.law.common.definitions.get_key_value(name);
        let own = regime.and_then(|regime| regime.definitions.get_key_value(name));
        let ((own_name, node), regime) = match (own, common) {
            (Some(own), _) => (own, regime),
            (None, Some(shared)) => (shared, None),
            (None, None) => return Definition::NotInForce,
        };
        let mut parameters: Vec<(String, String)> =
            with.iter().map(|(key, value)| (key.clone(), scope.fill(value).to_owned())).collect();
        parameters.sort();
        let parameters: Rc<[(String, String)]> = parameters.into();
        let key = (regime.map_or("", |regime| regime.id.as_str()), own_name.as_str(), Rc::clone(&parameters));
        if let Some(known) = self.definitions.get(&key) {
            return known.map_or(Definition::TakenOut, |(node, number)| Definition::Found(node, number));
        }
        self.depth += 1;
        let compiled = self.node(node, &Scope { parameters, ..Scope::of(regime, own_name) });
        self.depth -= 1;
        let found = compiled.map(|target| {
            let number = u32::try_from(self.program.remembered.len()).unwrap_or(u32::MAX);
            let reads = self.program.nodes.get(target as usize).map_or(0, |node| node.reads);
            self.program.remembered.push(reads);
            (target, number)
        });
        self.definitions.insert(key, found);
        found.map_or(Definition::TakenOut, |(node, number)| Definition::Found(node, number))
    }

    fn link_search(&self, some: &SomeLink, and: bool) -> LinkSearch {
        let links = self.law.vocabulary.list(List::Link);
        let types = self.terms(List::Link, &some.types);
        let mut symmetric = TermSet::default();
        for (id, term) in links.iter() {
            if term.symmetric {
                symmetric.insert(id);
            }
        }
        let posts: Vec<_> = ["leads", "senior-official-of", "official-of", "member-of"]
            .iter()
            .filter_map(|name| links.id(name))
            .map(|id| (types.yes.contains(id), types.maybe.contains(id)))
            .collect();
        let posts = if !posts.is_empty() && posts.iter().all(|(yes, _)| *yes) {
            Posts::All
        } else if posts.iter().any(|(yes, maybe)| *yes || *maybe) {
            Posts::Some
        } else {
            Posts::None
        };
        LinkSearch { types, symmetric, direction: some.direction, when: some.when, indirect: some.indirect, and, posts }
    }

    /// Adds a compiled node.
    fn push(&mut self, op: Op, kids: &[NodeIx], about: &'l About, scope: &Scope<'l>, unsure: bool) -> NodeIx {
        let (reads, needs_involvement) = reads::of(&op, kids, &self.program);
        let at = u32::try_from(self.program.kids.len()).unwrap_or(u32::MAX);
        self.program.kids.extend_from_slice(kids);
        let meta = u32::try_from(self.program.metas.len()).unwrap_or(u32::MAX);
        self.program.metas.push(Meta {
            about,
            provision: scope.provision,
            cited_as: scope.cited_as,
            source: scope.source,
            regime: scope.regime.map(|regime| regime.id.as_str()),
            name: scope.name,
            unsure,
        });
        let never_met = unsure || about.unsettled.is_some() || about.discretion.is_some();
        let kid_count = u32::try_from(kids.len()).unwrap_or(0);
        let has_id = about.id.is_some();
        let node = CompiledNode { op, kids: at, kid_count, never_met, reads, needs_involvement, has_id, meta };
        self.program.nodes.push(node);
        u32::try_from(self.program.nodes.len()).unwrap_or(u32::MAX) - 1
    }
}

/// Children, unless all were taken out: then their parent is too.
fn some(kids: Vec<NodeIx>) -> Option<Vec<NodeIx>> {
    (!kids.is_empty()).then_some(kids)
}

/// What became of a reference to a definition.
enum Definition {
    /// It is this node, remembered under this number.
    Found(NodeIx, u32),
    /// Nothing of it is in force.
    TakenOut,
    /// It stands in a regime that is not in force.
    NotInForce,
}

/// Steps that are the government's alone and are law on the as-of date, in the order of the file.
fn authority<'l>(node: &'l Node, as_of: Day, texts: &mut Vec<&'l str>) {
    if in_force(&node.about.in_force, as_of) == InForce::No {
        return;
    }
    if let Operator::Authority(text) = &node.operator
        && !texts.contains(&text.as_str())
    {
        texts.push(text);
    }
    for child in node.below() {
        authority(child, as_of, texts);
    }
}
