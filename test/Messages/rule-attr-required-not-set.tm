// grade 3: an attribute that each use must set
package acme.words;

component Till : Device {
  attr drawers : int;
}

system Shop {
  boundary hall : Lan { till : Till; web : WebServer; }
  flow sell : till -> web via Https;
}
