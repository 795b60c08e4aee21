// grade 3: a boundary of two kinds
system Shop {
  boundary inside : PrivateNetwork, Dmz { web : WebApplication; }
}
