system S {
  a : Nonsense;
}
