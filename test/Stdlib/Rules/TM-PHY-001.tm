// RUN: %tmc --emit=json %s | %python %S/../Inputs/states.py TM-PHY-001 | FileCheck %s

// UnsecuredPhysicalStorage

data Passport : PersonalData;
data Brochure { sensitivity = Public; }

system Open {
  boundary office : Lan {
    clerk : Employee;
    binders : PaperFiles { stores = [Passport]; physically_secured = false; }
  }
  flow file : clerk <-> binders { carries = [Passport]; }
}

system Quiet {
  boundary office : Lan {
    clerk : Employee;
    safe : PaperFiles { stores = [Passport]; controls = [PhysicalAccessControl]; }
    rack : PaperFiles { stores = [Brochure]; }
    db : Postgres { stores = [Passport]; }
    dump : Store "nothing says what it is, and programs use it" { stores = [Passport]; }
    app : Service;
  }
  flow file : clerk <-> safe { carries = [Passport]; }
  flow save : app <-> dump { carries = [Passport]; }
}

system Asked {
  boundary office : Lan { clerk : Employee; shelf : Store { stores = [Passport]; } }
  flow file : clerk <-> shelf { carries = [Passport]; }
}

// CHECK: question Asked.shelf asks Asked.shelf.physically_secured{{$}}
// CHECK-NEXT: open Open.binders{{$}}
// CHECK-NEXT: mitigated Quiet.safe by PhysicalAccessControl{{$}}
// CHECK-NOT: {{.}}
