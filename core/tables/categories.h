// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A class of each point, by the values of a column. Both lists are empty where there are none.
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
    /// The next point's, by a cell, spaces around it left aside. Throws Error, naming table and
    /// column, where it is one class too many.
    void add(std::string_view cell, const std::string& table, const std::string& column);

    /// All in order: numbers by size, other names by the alphabet, an empty cell's last, called
    /// "(empty)".
    Categories take(const std::string& title);

private:
    struct Class {
        std::string cell, name; ///< the first cell of it
    };

    std::size_t find(std::string_view text); ///< `most` for one too many

    std::vector<Class> classes_; ///< as they were met
    std::size_t last_ = 0;       ///< most tables hold long stretches of one class
    std::vector<std::uint8_t> of_;
};

} // namespace pushforward
