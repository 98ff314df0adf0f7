//! Walks through a document before and after an update, along the same paths, and tells where they part.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::budget::Budget;
use super::catalog;
use super::form::Form;
use super::path::Path;
use super::structure;
use super::{Change, Verdict, What};
use crate::field::pages;
use crate::file::{Dictionary, Id, Object, Read, View};

/// An update that does more than this that is refused is told of no further.
const MOST_REFUSED: usize = 64;

/// An annotation that cannot be moved, which signers make of those that they sign (ISO 32000-1, table 165).
const LOCKED: i64 = 128;

/// The comparison of two revisions.
pub(super) struct Walk<'a> {
    pub(super) old: &'a View<'a>,
    pub(super) new: &'a View<'a>,
    pub(super) form: &'a Form,
    revision: usize,
    budget: &'a mut Budget,
    /// The pages before the update, and their places.
    pages: BTreeMap<Id, usize>,
    root: Option<Id>,
    /// The root of the structure.
    structure: Option<Id>,
    /// The elements of the structure, if something may be added to them.
    elements: BTreeSet<Id>,
    /// Widgets that were added and were met on their pages.
    met: BTreeSet<Id>,
    /// How many of the changes are not allowed.
    refused: usize,
    changes: Vec<Change>,
}

/// Two objects that are reached by the same path.
struct Pair {
    path: Path,
    old: Object,
    new: Object,
    role: Role,
}

/// What an object is, as far as that lets it differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Form,
    /// The fields of the form.
    Fields,
    /// The annotations of a page.
    Annotations(Id),
    /// The root of the structure.
    Structure,
    /// The kids of an element of the structure.
    Kids,
}

/// Pairs still to be compared, and those of indirect objects that were.
#[derive(Default)]
pub(super) struct Open {
    pairs: VecDeque<Pair>,
    seen: BTreeSet<(Id, Id)>,
}

impl Open {
    pub(super) fn push(&mut self, path: Path, old: &Object, new: &Object, role: Role) {
        self.pairs.push_back(Pair { path, old: old.clone(), new: new.clone(), role });
    }
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        old: &'a View<'a>,
        new: &'a View<'a>,
        form: &'a Form,
        revision: usize,
        budget: &'a mut Budget,
    ) -> Read<Self> {
        let pages = pages(old)?.into_iter().enumerate().map(|(index, id)| (id, index + 1));
        let adds = !form.widgets.is_empty();
        Ok(Self {
            old,
            new,
            form,
            revision,
            budget,
            pages: pages.collect(),
            structure: old.catalog()?.get("StructTreeRoot").as_reference(),
            root: old.trailer().get("Root").as_reference(),
            elements: if adds { structure::elements(old)? } else { BTreeSet::new() },
            met: BTreeSet::new(),
            refused: 0,
            changes: Vec::new(),
        })
    }

    /// What the update changed.
    pub(super) fn changes(mut self) -> Read<Vec<Change>> {
        for (path, what, verdict) in &self.form.changes {
            self.tell(path, *what, verdict.clone());
        }
        let mut open = Open::default();
        self.trailers(&mut open)?;
        while let Some(pair) = open.pairs.pop_front() {
            if self.refused > MOST_REFUSED {
                break;
            }
            self.compare(pair, &mut open)?;
        }
        Ok(self.changes)
    }

    pub(super) fn tell(&mut self, path: &Path, what: What, verdict: Verdict) {
        let (revision, path) = (self.revision, path.to_string());
        let change = Change { revision, path, what, verdict };
        if !self.changes.contains(&change) {
            self.refused += usize::from(!change.is_allowed());
            self.changes.push(change);
        }
    }

    pub(super) fn refuse(&mut self, path: &Path, old: &Object, new: &Object) {
        let what = match (old, new) {
            (Object::Null, _) => What::Added,
            (_, Object::Null) => What::Removed,
            _ => What::Altered,
        };
        self.tell(path, what, Verdict::Refused);
    }

    /// Whether two objects differ in anything; what may differ does not count.
    pub(super) fn differs(&mut self, old: &Object, new: &Object) -> Read<bool> {
        let (told, refused) = (std::mem::take(&mut self.changes), self.refused);
        let mut open = Open::default();
        open.push(Path::new(""), old, new, Role::Plain);
        while let Some(pair) = open.pairs.pop_front()
            && self.changes.is_empty()
        {
            self.compare(pair, &mut open)?;
        }
        let differs = !self.changes.is_empty();
        (self.changes, self.refused) = (told, refused);
        Ok(differs)
    }

    fn compare(&mut self, pair: Pair, open: &mut Open) -> Read<()> {
        self.budget.spend(0)?;
        let Pair { mut path, old: before, new: after, mut role } = pair;
        let mut same = None;
        if let (Some(old), Some(new)) = (before.as_reference(), after.as_reference()) {
            // One kid is an element, which is known by its object; many are a list.
            if role == Role::Kids && !matches!(self.old.resolve(&before)?, Object::Array(_)) {
                role = Role::Plain;
            }
            // Objects in other roles are met once, and those in plain ones are to be compared nevertheless.
            if role == Role::Plain && !open.seen.insert((old, new)) {
                return Ok(());
            }
            let name = self.name(old);
            // One page or field in the place of another is told of there, and not by what they differ in.
            if old != new && name.is_some() && self.name(new).is_some() {
                self.tell(&path, What::Altered, Verdict::Refused);
                return Ok(());
            }
            path = name.unwrap_or(path);
            same = (old == new).then_some(old);
            if same.is_some() && same == self.structure && !self.elements.is_empty() {
                role = Role::Structure;
            }
        }
        let (old, new) = (self.old.resolve(&before)?, self.new.resolve(&after)?);
        match (&old, &new) {
            (Object::Dictionary(old), Object::Dictionary(new)) => {
                self.dictionaries(&path, old, new, same, role, open)
            }
            (Object::Stream(old), Object::Stream(new)) => {
                self.budget.spend(old.data.len())?;
                let bytes = |view: &View<'a>, data| view.bytes().get(data);
                if bytes(self.old, old.data.clone()) != bytes(self.new, new.data.clone()) {
                    self.tell(&path, What::Altered, Verdict::Refused);
                    return Ok(());
                }
                // How long the bytes are is known.
                let dictionary = |it: &Dictionary| it.clone().with("Length", Object::Null);
                let (old, new) = (dictionary(&old.dictionary), dictionary(&new.dictionary));
                self.dictionaries(&path, &old, &new, None, Role::Plain, open)
            }
            _ if role == Role::Kids => {
                let old = structure::kids(self.old, &before)?;
                let new = structure::kids(self.new, &after)?;
                self.arrays(&path, &old, &new, role, open)
            }
            (Object::Array(old), Object::Array(new)) => self.arrays(&path, old, new, role, open),
            (Object::Null, Object::Array(new))
                if matches!(role, Role::Fields | Role::Annotations(_)) =>
            {
                self.arrays(&path, &[], new, role, open)
            }
            _ => {
                let number = old.as_number().is_some() && old.as_number() == new.as_number();
                if old != new && !number {
                    self.refuse(&path, &old, &new);
                }
                Ok(())
            }
        }
    }

    /// What an object is called, wherever it is met.
    fn name(&self, id: Id) -> Option<Path> {
        if Some(id) == self.root {
            return Some(Path::new("the catalog"));
        }
        let page = self.pages.get(&id).map(|page| Path::new(format!("page {page}")));
        page.or_else(|| self.form.names.get(&id).cloned())
    }

    /// `same` is the object that both are, if they are one.
    fn dictionaries(
        &mut self,
        path: &Path,
        old: &Dictionary,
        new: &Dictionary,
        same: Option<Id>,
        role: Role,
        open: &mut Open,
    ) -> Read<()> {
        let is_root = same.is_some() && same == self.root;
        let page = same.filter(|id| self.pages.contains_key(id));
        let is = |among: &BTreeSet<Id>| same.is_some_and(|id| among.contains(&id));
        let (signed, dressed) = (is(&self.form.signed), is(&self.form.dressed));
        let (filled, written) = (is(&self.form.open), is(&self.form.written));
        let element = is(&self.elements);
        for key in keys(old, new) {
            let (path, before, after) = (path.key(key), old.value(key), new.value(key));
            let mut next = (path, Role::Plain);
            match key {
                b"AcroForm" if is_root => next = (Path::new("the form"), Role::Form),
                b"DSS" | b"Extensions" | b"Metadata" | b"Version" if is_root => {
                    self.whole_document(&next.0, key, before, after)?;
                    continue;
                }
                b"Annots" => next.1 = page.map_or(Role::Plain, Role::Annotations),
                b"Fields" if role == Role::Form => next.1 = Role::Fields,
                // Signature fields bring their appearances along: nothing is drawn with these.
                b"DA" | b"DR" if role == Role::Form && self.form.only_signatures => continue,
                b"SigFlags" if role == Role::Form && self.flags_rise(before, after, 3)? => continue,
                b"K" if role == Role::Structure || element => next.1 = Role::Kids,
                b"ParentTree" if role == Role::Structure => {
                    self.parents(&next.0, before, after, open)?;
                    continue;
                }
                b"ParentTreeNextKey" if role == Role::Structure => {
                    let (old, new) = (self.old.resolve(before)?, self.new.resolve(after)?);
                    if old.as_integer() < new.as_integer() {
                        continue;
                    }
                }
                // The value is judged as a signature of its own.
                b"V" if signed => continue,
                b"AP" if dressed => continue,
                b"F" if dressed && self.flags_rise(before, after, LOCKED)? => continue,
                b"V" | b"AS" | b"I" | b"M" | b"AP" if filled && (key != b"AP" || written) => {
                    if self.differs(before, after)? {
                        // Several keys make one change.
                        let field = same.and_then(|id| self.name(id)).unwrap_or(next.0);
                        self.tell(&field, What::FilledIn, Verdict::Allowed);
                    }
                    continue;
                }
                _ => {}
            }
            open.push(next.0, before, after, next.1);
        }
        Ok(())
    }

    /// An entry of the catalog that updates may change.
    fn whole_document(
        &mut self,
        path: &Path,
        key: &[u8],
        before: &Object,
        after: &Object,
    ) -> Read<()> {
        if !self.differs(before, after)? {
            return Ok(());
        }
        match catalog::permitted(key, (self.old, before), (self.new, after), self.budget)? {
            // Nothing of it is to be seen, and who adds proofs does it too, which nobody can forbid
            // (ISO 32000-2, 12.8.2.2).
            Some(what) => self.tell(path, what, Verdict::Allowed),
            None => {
                let (old, new) = (self.old.resolve(before)?, self.new.resolve(after)?);
                self.refuse(path, &old, &new);
            }
        }
        Ok(())
    }

    /// Whether flags differ in none but these, which are set now.
    fn flags_rise(&self, before: &Object, after: &Object, flags: i64) -> Read<bool> {
        let (old, new) = (self.old.resolve(before)?, self.new.resolve(after)?);
        let old = if old == Object::Null { Some(0) } else { old.as_integer() };
        Ok(match (old, new.as_integer()) {
            (Some(old), Some(new)) => new & !flags == old & !flags && new & old == old,
            _ => false,
        })
    }

    fn arrays(
        &mut self,
        path: &Path,
        old: &[Object],
        new: &[Object],
        role: Role,
        open: &mut Open,
    ) -> Read<()> {
        if new.len() < old.len() || (new.len() > old.len() && role == Role::Plain) {
            self.tell(path, What::Altered, Verdict::Refused);
            return Ok(());
        }
        for (index, (before, after)) in old.iter().zip(new).enumerate() {
            open.push(path.item(index), before, after, Role::Plain);
        }
        for (index, item) in new.iter().enumerate().skip(old.len()) {
            let id = item.as_reference();
            let expected = match (role, id) {
                (Role::Fields, Some(id)) => self.form.added.contains(&id),
                (Role::Annotations(page), Some(id)) => {
                    self.form.widgets.get(&id) == Some(&Some(page)) && self.met.insert(id)
                }
                (Role::Kids, _) => structure::holds_added(self.old, self.new, item, self.form)?,
                _ => false,
            };
            if !expected {
                self.tell(&path.item(index), What::Added, Verdict::Refused);
            }
        }
        Ok(())
    }
}

/// The keys of either, in their order.
pub(super) fn keys<'k>(old: &'k Dictionary, new: &'k Dictionary) -> BTreeSet<&'k [u8]> {
    old.keys().chain(new.keys()).collect()
}
