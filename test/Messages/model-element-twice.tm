// grade 3: two elements of one name in two boundaries
data Order : PersonalData;

system Shop {
  boundary a : PrivateNetwork { db : Postgres { stores = [Order]; } }
  boundary b : PrivateNetwork { db : MySql { stores = [Order]; } web : WebApplication; }
  flow keep : web <-> db { carries = [Order]; }
}
