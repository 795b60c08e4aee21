// grade 3: a YAML list of elements
system Shop {
  boundary inside : PrivateNetwork {
    - web : WebApplication
    - orders : Postgres
  }
}
