//! What is worked out once for a file and asked for by many rules.

use std::{
    any::{Any, TypeId},
    cell::RefCell,
    collections::HashMap,
    fmt,
    rc::Rc,
};

/// One value of each type, made when it is first asked for.
#[derive(Default)]
pub(super) struct Memo(RefCell<HashMap<TypeId, Rc<dyn Any>>>);

impl Memo {
    /// The value of this type; `make` may ask for values of other types.
    pub fn get<T: 'static>(&self, make: impl FnOnce() -> T) -> Rc<T> {
        let known = self.0.borrow().get(&TypeId::of::<T>()).cloned();
        if let Some(Ok(value)) = known.map(Rc::downcast::<T>) {
            return value;
        }
        let value = Rc::new(make());
        self.0.borrow_mut().insert(TypeId::of::<T>(), value.clone());
        value
    }
}

impl fmt::Debug for Memo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memo({})", self.0.borrow().len())
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn each_value_is_made_once() {
        let memo = Memo::default();
        assert_eq!(*memo.get(|| u32::from(*memo.get(|| 2_u8)) + 1), 3);
        assert_eq!(*memo.get::<u32>(|| unreachable!()), 3);
        assert_eq!(*memo.get::<u8>(|| unreachable!()), 2);
    }
}
