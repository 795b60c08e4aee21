/// What files.tm imports as a whole.
package acme.more;

enum Tone { Low, High }
enum Mood { Calm, Angry }
