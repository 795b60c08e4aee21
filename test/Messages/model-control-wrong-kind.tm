// grade 2: a control on a thing that cannot have it
data Order : PersonalData;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication { controls = [EncryptionAtRest]; }
    orders : Postgres { stores = [Order]; controls = [OutputEncoding]; }
  }
  flow keep : web <-> orders via PgTls { carries = [Order]; }
}
