enum CloudStackPlaceholder {}
