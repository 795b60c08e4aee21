package context.rule;

@id("CONTEXT-1") @stride(Tampering)
rule Example "${f}" {
  match f : Flow, d : Data;
  where d in f.carries;
  severity = Low;
  @block@
}
