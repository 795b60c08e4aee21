// grade 3: an abstract kind
data Order : PersonalData;

system Shop {
  boundary inside : PrivateNetwork {
    web : WebApplication;
    orders : Database { stores = [Order]; }
  }
  flow keep : web <-> orders { carries = [Order]; }
}
