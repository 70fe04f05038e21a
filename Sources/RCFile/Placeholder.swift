enum RCFilePlaceholder {}
