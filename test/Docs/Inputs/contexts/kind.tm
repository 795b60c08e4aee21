package context.kind;

component Example : Process {
  @block@
}
