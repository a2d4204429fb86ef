# Reads CSV, empty cells of text as missing too, and prints a line a column: its name, its class, and its values.
table <- read.csv(commandArgs(trailingOnly = TRUE)[1], check.names = FALSE, na.strings = c("", "NA"))
for (name in names(table)) {
  values <- table[[name]]
  shown <- if (is.numeric(values)) sprintf("%.17g", values) else as.character(values)
  cat(name, class(values), ifelse(is.na(values), "NA", shown), sep = "\t")
  cat("\n")
}
