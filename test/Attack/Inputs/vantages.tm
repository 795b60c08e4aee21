/// One rule for each way of saying what a finding gives, and from where.
package vantages;

import std.core.*;

zone Place : Boundary;
channel Link : Flow { networked = true; }

data Asked { sensitivity = Internal; }
data Kept { sensitivity = Internal; }
data Alone { sensitivity = Internal; }
data Left { sensitivity = Internal; }

/// What he sends takes it over.
@id("V-1")
rule Break "${p} breaks" {
  match p : Process;
  where p.name == "web";
  gain = [TakesOver];
  vantage = Sending;
  work = 5;
  severity = Low;
}

/// The machine has no walls.
@id("V-2")
rule Machine "${p} owns its machine" {
  match p : Process;
  where p.name == "web";
  gain = [Spreads];
  vantage = Holding;
  work = 1;
  severity = Low;
}

/// Stolen from a desk.
@id("V-3")
rule Steal "${d} is stolen" {
  match d : Data;
  where d.name == "Alone";
  gain = [Reads];
  vantage = Anywhere;
  work = 20;
  severity = Low;
}

/// Needs two footholds.
@id("V-4")
rule Both "${s} opens to two" {
  match s : Store;
  gain = [TakesOver];
  vantage = [Inside, OtherEnd];
  work = 2;
  severity = Low;
}

/// Cut off by whoever is on the way. What it gives is said by its category.
@id("V-5") @stride(DenialOfService)
rule Jam "${f} is jammed" {
  match f : Flow;
  where f.name == "keep";
  severity = Low;
}

/// Of the end of a flow.
@id("V-6")
rule Other "${f.source} waits for its neighbour" {
  match f : Flow;
  where f.name == "keep";
  gain = [Stops];
  gain_of = "f.source";
  vantage = OtherEnd;
  severity = Low;
}

/// Leads nowhere.
@id("V-7") @stride(ElevationOfPrivilege)
rule Nothing "${p} is odd" {
  match p : Process;
  gain = [];
  severity = Low;
}

system S {
  boundary outside : Place { trust = 0; user : Process; }
  boundary site : Place {
    trust = 50;
    boundary front : Place {
      web : Process;
      side : Process { stores = [Left]; }
    }
    boundary back : Place {
      db : Store { stores = [Kept]; }
      far : Process;
    }
  }
  flow ask : user -> web via Link { carries = [Asked]; }
  flow keep : web <-> db via Link { carries = [Kept]; }
}
