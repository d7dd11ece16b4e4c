// Staff watch these pages for hours, so they are worth the framework's script: ranges change in
// place and the figures refresh themselves. Without script a reload does the same.
export const csr = true;
