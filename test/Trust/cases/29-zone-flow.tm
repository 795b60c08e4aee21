// mingrammer/diagrams#997 #17. A flow between two whole boundaries, as in a first sketch: accepted and reviewed, and the message
// proposes the elements inside.
// RUN: %tmc --emit=json %s -o %t.json 2> %t.err
// RUN: FileCheck %s < %t.err
// RUN: %python -c "import json; m=json.load(open(r'%t.json'))['model']; print([(f['source'],f['target']) for f in m['flows']])" | FileCheck %s --check-prefix=FLOW
// RUN: %tmc --emit=ir %s -o %t.ir 2>/dev/null
// RUN: %tmc-opt %t.ir | diff %t.ir -
// CHECK: warning: an end of flow `copy` is the whole boundary `siteA`; until it is one element, such as `app`, tmc reviews something unnamed in the boundary [TM0496, -Wsketch]
// CHECK: warning: an end of flow `copy` is the whole boundary `siteB`; until it is one element, such as `vault`,
// FLOW: [('Two.siteA_any', 'Two.siteB_any')]
package cases.zoneflow;
data Log : LogRecord;
system Two {
  boundary siteA : DataCentre { app : Service; }
  boundary siteB : DataCentre { vault : BackupStore { stores = [Log]; } }
  flow copy : siteA -> siteB via Sftp { carries = [Log]; }
}
