"""The door between desk and readers (`docs/door.md`): `publishing` has its four functions."""
