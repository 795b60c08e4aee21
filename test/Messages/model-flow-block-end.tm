// grade 3: a flow that ends with a block and no arrow
system Shop {
  boundary inside : PrivateNetwork { a : Worker; b : Worker; }
  flow ask { source = a; target = b; }
}
