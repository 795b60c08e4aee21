"""Writes a model with N ways of two weaknesses each to one data item: 2^N minimal cuts."""
import sys

n = int(sys.argv[1])
print('''package wide;

import std.core.*;

zone Place : Boundary;
channel Link : Flow { networked = true; }
control A for Process { provides audit_log; }
control B for Process { provides access_control; }
data Prize { sensitivity = Restricted; }

@id("W-1")
rule First "${p} is open" {
  match p : Process;
  where p.privileged;
  unless p.audit_log by A;
  gain = [TakesOver];
  vantage = Sending;
  severity = Low;
}

@id("W-2")
rule Second "${p} believes its neighbour" {
  match p : Process;
  where p.renders_html;
  unless p.access_control by B;
  gain = [TakesOver];
  vantage = OtherEnd;
  severity = Low;
}

system S {
  boundary net : Place { trust = 0; user : Process; }
  boundary site : Place {
    trust = 50;''')
for i in range(n):
    print(f"    w{i} : Process {{ privileged = true; audit_log = false; }}")
    print(f"    v{i} : Process {{ renders_html = true; access_control = false; stores = [Prize]; }}")
print("  }")
for i in range(n):
    print(f"  flow a{i} : user -> w{i} via Link {{ carries = []; }}")
    print(f"  flow b{i} : w{i} -> v{i} via Link {{ carries = []; }}")
print("}")
