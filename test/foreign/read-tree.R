# Reads a tree (newick, nexus) by ape, draws it to a PDF, and prints a line a branch: what hangs, from what, how long.
# After a line "again" the same of what ape itself wrote in that format.
library(ape)
arguments <- commandArgs(trailingOnly = TRUE)
read <- list(newick = read.tree, nexus = read.nexus)[[arguments[1]]]
write <- list(newick = write.tree, nexus = write.nexus)[[arguments[1]]]

print_branches <- function(tree) {
  labels <- c(tree$tip.label, tree$node.label)
  cat(sprintf("%s\t%s\t%g\n", labels[tree$edge[, 2]], labels[tree$edge[, 1]], tree$edge.length), sep = "")
}

tree <- read(arguments[2])
print_branches(tree)
pdf(arguments[3])
plot(tree, show.node.label = TRUE)
invisible(dev.off())
cat("again\n")
again <- tempfile()
write(tree, file = again)
print_branches(read(again))
cat(sprintf("tips\t%d\n", length(tree$tip.label)))
