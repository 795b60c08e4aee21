/// What files.tm imports.
package acme.parts;

enum Shade { Light, Dark }
enum Size { Small, Large }
abstract component Machine;
component Press : Machine;
