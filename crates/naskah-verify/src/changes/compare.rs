//! Walks two revisions of a document along the same paths, and reports where they differ.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use naskah_reader::{Dictionary, Id, Object, ReadResult, View};

use super::budget::Budget;
use super::change::{Change, ChangeKind, ChangeVerdict};
use super::form::FormChanges;
use super::path::Path;
use super::{catalog, structure};

/// The comparison of two revisions stops after so many refused changes.
const MAX_REFUSED: usize = 64;

/// The flag of an annotation that cannot be moved, which signers set (ISO 32000-1, table 165).
const LOCKED: i64 = 128;

/// The comparison of two revisions.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a View<'a>,
    pub(super) new: &'a View<'a>,
    form: &'a FormChanges,
    revision: usize,
    budget: &'a mut Budget,
    /// The pages of the old revision, and their numbers.
    pages: BTreeMap<Id, usize>,
    root: Option<Id>,
    /// The root of the structure tree.
    structure: Option<Id>,
    /// The structure elements, if something may be added to them.
    elements: BTreeSet<Id>,
    /// Added widgets that were found on their pages.
    met: BTreeSet<Id>,
    /// How many of the changes are refused.
    refused: usize,
    changes: Vec<Change>,
}

/// Two objects at the same path.
struct Pair {
    path: Path,
    old: Object,
    new: Object,
    role: Role,
}

/// The role of an object, which decides how it may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Form,
    /// The fields of the form.
    Fields,
    /// The annotations of a page.
    Annotations(Id),
    /// The root of the structure tree.
    Structure,
    /// The kids of a structure element.
    Kids,
}

/// The pairs still to be compared, and the pairs of indirect objects already compared.
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

impl<'a> Comparison<'a> {
    pub(super) fn new(
        old: &'a View<'a>,
        new: &'a View<'a>,
        form: &'a FormChanges,
        revision: usize,
        budget: &'a mut Budget,
    ) -> ReadResult<Self> {
        let pages = old.pages()?.into_iter().enumerate().map(|(index, id)| (id, index + 1));
        let adds = !form.widgets.is_empty();
        let mut comparison = Self {
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
        };
        for (path, kind, verdict) in &form.changes {
            comparison.tell(path, *kind, verdict.clone());
        }
        Ok(comparison)
    }

    /// Compares the open pairs and everything below them; returns the changes.
    ///
    /// # Errors
    /// An object that cannot be read, or more work than the budget allows.
    pub(super) fn finish(mut self, mut open: Open) -> ReadResult<Vec<Change>> {
        while let Some(pair) = open.pairs.pop_front() {
            if self.refused > MAX_REFUSED {
                break;
            }
            self.compare(pair, &mut open)?;
        }
        Ok(self.changes)
    }

    /// Records a change, once.
    pub(super) fn tell(&mut self, path: &Path, kind: ChangeKind, verdict: ChangeVerdict) {
        let (revision, path) = (self.revision, path.to_string());
        let change = Change { revision, path, kind, verdict };
        if !self.changes.contains(&change) {
            self.refused += usize::from(!change.is_allowed());
            self.changes.push(change);
        }
    }

    /// Records a refused change between two objects.
    pub(super) fn refuse(&mut self, path: &Path, old: &Object, new: &Object) {
        let kind = match (old, new) {
            (Object::Null, _) => ChangeKind::Added,
            (_, Object::Null) => ChangeKind::Removed,
            _ => ChangeKind::Altered,
        };
        self.tell(path, kind, ChangeVerdict::Refused);
    }

    /// Whether two objects differ in anything but what may differ.
    pub(super) fn differs(&mut self, old: &Object, new: &Object) -> ReadResult<bool> {
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

    fn compare(&mut self, pair: Pair, open: &mut Open) -> ReadResult<()> {
        self.budget.spend(0)?;
        let Pair { mut path, old: before, new: after, mut role } = pair;
        let mut same = None;
        if let (Some(old), Some(new)) = (before.as_reference(), after.as_reference()) {
            // A single kid is an element, compared by its object; several are an array.
            if role == Role::Kids && !matches!(self.old.resolve(&before)?, Object::Array(_)) {
                role = Role::Plain;
            }
            // An object in another role is compared there, and again where it is met as a plain one.
            if role == Role::Plain && !open.seen.insert((old, new)) {
                return Ok(());
            }
            let name = self.name(old);
            // A page or field that took the place of another is reported here, not by its differences.
            if old != new && name.is_some() && self.name(new).is_some() {
                self.tell(&path, ChangeKind::Altered, ChangeVerdict::Refused);
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
                    self.tell(&path, ChangeKind::Altered, ChangeVerdict::Refused);
                    return Ok(());
                }
                // The lengths were compared with the data.
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

    /// The name of a page, field or catalog, wherever it is met.
    fn name(&self, id: Id) -> Option<Path> {
        if Some(id) == self.root {
            return Some(Path::new("the catalog"));
        }
        let page = self.pages.get(&id).map(|page| Path::new(format!("page {page}")));
        page.or_else(|| self.form.names.get(&id).cloned())
    }

    /// `same` is the id if both are the same object.
    fn dictionaries(
        &mut self,
        path: &Path,
        old: &Dictionary,
        new: &Dictionary,
        same: Option<Id>,
        role: Role,
        open: &mut Open,
    ) -> ReadResult<()> {
        let is_root = same.is_some() && same == self.root;
        let page = same.filter(|id| self.pages.contains_key(id));
        let is = |among: &BTreeSet<Id>| same.is_some_and(|id| among.contains(&id));
        let (signed, appearance_changed) =
            (is(&self.form.signed), is(&self.form.appearance_changed));
        let (fillable, redrawn) = (is(&self.form.fillable), is(&self.form.redrawn));
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
                // Signature fields have appearances of their own, which do not use these defaults.
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
                // The value is verified as a signature of its own.
                b"V" if signed => continue,
                b"AP" if appearance_changed => continue,
                b"F" if appearance_changed && self.flags_rise(before, after, LOCKED)? => continue,
                b"V" | b"AS" | b"I" | b"M" | b"AP" if fillable && (key != b"AP" || redrawn) => {
                    if self.differs(before, after)? {
                        // Several changed keys of a field are one change.
                        let field = same.and_then(|id| self.name(id)).unwrap_or(next.0);
                        self.tell(&field, ChangeKind::FilledIn, ChangeVerdict::Allowed);
                    }
                    continue;
                }
                _ => {}
            }
            open.push(next.0, before, after, next.1);
        }
        Ok(())
    }

    /// A catalog entry that updates may change.
    fn whole_document(
        &mut self,
        path: &Path,
        key: &[u8],
        before: &Object,
        after: &Object,
    ) -> ReadResult<()> {
        if !self.differs(before, after)? {
            return Ok(());
        }
        match catalog::permitted(key, (self.old, before), (self.new, after), self.budget)? {
            // It is invisible, and needed to add validation data, which no signature can forbid (ISO 32000-2,
            // 12.8.2.2).
            Some(kind) => self.tell(path, kind, ChangeVerdict::Allowed),
            None => {
                let (old, new) = (self.old.resolve(before)?, self.new.resolve(after)?);
                self.refuse(path, &old, &new);
            }
        }
        Ok(())
    }

    /// The tree that leads from page content to the structure (ISO 32000-1, 14.7.4.4).
    fn parents(
        &mut self,
        path: &Path,
        old: &Object,
        new: &Object,
        open: &mut Open,
    ) -> ReadResult<()> {
        let old = structure::number_tree(self.old, old)?;
        let new = structure::number_tree(self.new, new)?;
        for (number, before) in &old {
            let after = new.get(number).unwrap_or(&Object::Null);
            open.push(path.key(number.to_string().as_bytes()), before, after, Role::Plain);
        }
        for (number, after) in new.iter().filter(|(number, _)| !old.contains_key(number)) {
            if !structure::wraps_added_field(self.old, self.new, after, self.form)? {
                let path = path.key(number.to_string().as_bytes());
                self.tell(&path, ChangeKind::Added, ChangeVerdict::Refused);
            }
        }
        Ok(())
    }

    /// Whether flags differ only in these, which are now set.
    fn flags_rise(&self, before: &Object, after: &Object, flags: i64) -> ReadResult<bool> {
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
    ) -> ReadResult<()> {
        if new.len() < old.len() || (new.len() > old.len() && role == Role::Plain) {
            self.tell(path, ChangeKind::Altered, ChangeVerdict::Refused);
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
                (Role::Kids, _) => {
                    structure::wraps_added_field(self.old, self.new, item, self.form)?
                }
                _ => false,
            };
            if !expected {
                self.tell(&path.item(index), ChangeKind::Added, ChangeVerdict::Refused);
            }
        }
        Ok(())
    }
}

/// The keys of both, sorted.
pub(super) fn keys<'k>(old: &'k Dictionary, new: &'k Dictionary) -> BTreeSet<&'k [u8]> {
    old.keys().chain(new.keys()).collect()
}
