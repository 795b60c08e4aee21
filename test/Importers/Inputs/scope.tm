package scope;

system Scope {
  boundary lan : Lan {
    old : Service { out_of_scope = "It goes in spring."; }
    shop : WebServer { tags = ["pci"]; }
  }
  flow ask : shop -> old;
}
