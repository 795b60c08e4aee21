
// Texts, with holes and without.

system S {
  a = "tab \t quote \" dollar \$ \u{e9}";
  b = "costs $5";
  c = "${x}";
  d = "a ${x.y + 1} b ${f("in ${z}")}";
  e = """
    def f():
      return ${x}
    """;
  g = """ raw \n """;
  h = "";
}

