// The smallest program: what it takes is what the kernel and the C library take for any.
int main(void) { return 0; }
