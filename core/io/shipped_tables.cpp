// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/shipped_tables.h"

namespace pushforward {

const std::vector<ShippedTable>& shipped_tables() {
    static const std::vector<ShippedTable> tables{
        {"faithful",
         "Old Faithful",
         ":/data/faithful.csv",
         {"eruptions", "waiting"},
         "Eruptions of the Old Faithful geyser and the wait for the next, in minutes: Azzalini and "
         "Bowman 1990; facts, as in R's data sets"},
        {"penguins",
         "Penguins",
         ":/data/penguins.csv",
         {"bill_length_mm", "bill_depth_mm", false, false, "species"},
         "Bills of three species of penguins at Palmer Station: Gorman, Williams and Fraser 2014; "
         "CC0"},
        {"earthquakes",
         "Earthquakes",
         ":/data/earthquakes.csv",
         {"longitude", "latitude"},
         "A week of earthquakes all over the world: United States Geological Survey; public "
         "domain"},
        {"airports",
         "Airports",
         ":/data/airports.csv",
         {"longitude", "latitude"},
         "Airports of the United States: Bureau of Transportation Statistics; public domain"},
    };
    return tables;
}

} // namespace pushforward
