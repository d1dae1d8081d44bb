// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// The class of each point, from the values of a column. Both lists are empty if there are none.
struct Categories {
    static constexpr std::size_t most = 20;

    std::string title;              ///< the column's
    std::vector<std::string> names; ///< of the classes, at most `most`
    std::vector<std::uint8_t> of;   ///< of each point: a place in `names`

    bool empty() const { return names.empty(); }
    bool operator==(const Categories&) const = default;
};

/// Collects the classes of points that come one by one.
class CategoryCollector {
public:
    /// Adds the class of the next point, given its cell; surrounding spaces are ignored. Throws
    /// Error, naming table and column, if there are too many classes.
    void add(std::string_view cell, const std::string& table, const std::string& column);

    /// All classes in order: numbers by size, other names alphabetically, and last the class of
    /// empty cells, called "(empty)".
    Categories take(const std::string& title);

private:
    struct Class {
        std::string cell, name; ///< its first cell
    };

    std::size_t find(std::string_view text); ///< `most` if there is no room for another class

    std::vector<Class> classes_; ///< in the order in which they were found
    std::size_t last_ = 0;       ///< most tables hold long stretches of one class
    std::vector<std::uint8_t> of_;
};

} // namespace pushforward
