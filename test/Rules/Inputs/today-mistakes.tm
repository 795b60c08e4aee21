package t;
component Api : WebServer { attr tested : date?; }
system S {
  boundary b : Dmz { a : Api { tested = today; } }
  require today > 3;
  require "a" + 3 == "a3";
}
