// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace pushforward::random_stream {

/// Who draws from which sequence of a seed: the second argument of Random. No two share one, so
/// that what one draws says nothing of what another does. Saved runs and published numbers hang on
/// the order of this list: a new name goes to its end.
enum Name : std::uint64_t {
    gallery,         ///< pictures of the data sets
    start,           ///< the parameters that a flow starts with
    drawn_points,    ///< the points of a data set
    split,           ///< the order of the points, and with it which are held out
    training,        ///< minibatches, and what objectives draw in a step
    held_out,        ///< points of a flow on an energy, in place of held-out points
    start_from_data, ///< points of a flow on an energy, from which layers set themselves
    test_points,     ///< points of the final report, which no other part of a run has seen
    subsample,       ///< which of the points of a file are used
    tie_noise,       ///< noise that breaks ties among rounded values
    class_share,     ///< which points of a class are used, by its weight
    layer_picture,   ///< the layer that a picture of its kind shows
    sample_cloud,    ///< points of the flow in pictures and in the window
    sampling,        ///< points of the flow in files that the command line writes
    painting,        ///< strokes
};

} // namespace pushforward::random_stream
