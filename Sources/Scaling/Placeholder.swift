enum ScalingPlaceholder {}
