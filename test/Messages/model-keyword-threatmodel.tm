// grade 3: `threatmodel`, as in hcltm
threatmodel "Tower of London" {
  author = "@xntrik"
}
