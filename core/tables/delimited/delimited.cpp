// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/delimited.h"

#include "core/tables/delimited/quoted_rows.h"
#include "core/tables/text_stream.h"

#include <algorithm>
#include <array>
#include <vector>

namespace pushforward {

namespace {

constexpr std::size_t longest_row = std::size_t{1} << 22;

bool ends_line(char c) { return c == '\n' || c == '\r'; }

/// Reads rows from pieces of text. A row that is whole in its piece and holds no quotation mark is
/// cut at its delimiters, to what libcsv would make of it; any other goes through libcsv.
class RowCutter {
public:
    RowCutter(const Dialect& dialect, RowTaker& taker, RowReader reader)
        : dialect_(dialect),
          taker_(taker),
          quick_(reader == RowReader::quick),
          rows_(dialect.delimiter, taker) {
        for (const char c : {'\n', '\r', '"', dialect.delimiter})
            stops_[static_cast<unsigned char>(c)] = true;
    }

    void parse(std::string_view text) {
        const char *at = text.data(), *const end = at + text.size();
        while (at < end) {
            if (in_comment_ || (between_rows() && at_comment(at, end)))
                at = pass_comment(at, end);
            else if (quick_ && between_rows())
                at = cut_rows(at, end);
            else
                at = parse_line(at, end);
        }
    }

    void finish() { rows_.finish(); }

    const QuotedRows& rows() const { return rows_; }

private:
    bool between_rows() const { return rows_.between_rows(); }

    /// A piece may end within the spaces before the mark: then they are libcsv's, as the mark is.
    bool at_comment(const char* at, const char* end) const {
        if (!dialect_.comments) return false;
        while (at < end && (*at == ' ' || *at == '\t')) ++at;
        return at < end && *at == '#' &&
               begins_comment(
                   {at, static_cast<std::size_t>(std::min<std::ptrdiff_t>(end - at, 2))});
    }

    const char* pass_comment(const char* at, const char* end) {
        at = std::find_if(at, end, ends_line);
        in_comment_ = at == end;
        if (at < end) rows_.count_line(*at++);
        return at;
    }

    const char* parse_line(const char* at, const char* end) {
        const char* const line_end = std::find_if(at, end, ends_line);
        const char* const stop = line_end == end ? end : line_end + 1;
        rows_.parse({at, static_cast<std::size_t>(stop - at)});
        return stop;
    }

    const char* cut_rows(const char* at, const char* end) {
        while (at < end && !at_comment(at, end)) {
            const char* const line_end = cut(at, end);
            if (line_end == nullptr) return parse_line(at, end);
            if (has_cells()) taker_.take({rows_.line(), cells_});
            rows_.count_line(*line_end);
            at = line_end + 1;
        }
        return at;
    }

    /// The end of the row whose cells were found; null where libcsv has to find them.
    const char* cut(const char* start, const char* end) {
        cells_.clear();
        for (const char* at = start;; ++at) {
            while (at < end && !stops_[static_cast<unsigned char>(*at)]) ++at;
            if (at == end || *at == '"') return nullptr;
            add_cell(start, at);
            if (*at != dialect_.delimiter) return at;
            start = at + 1;
        }
    }

    void add_cell(const char* start, const char* end) {
        const auto blank = [](char c) { return c == ' ' || c == '\t'; };
        if (dialect_.delimiter == ' ') {
            if (start == end) return;
        } else if (dialect_.delimiter != '\t') {
            while (start < end && blank(*start)) ++start;
            while (start < end && blank(end[-1])) --end;
        }
        cells_.emplace_back(start, static_cast<std::size_t>(end - start));
    }

    /// A line of nothing, or of spaces, is none.
    bool has_cells() const {
        return cells_.size() > 1 || (cells_.size() == 1 && !cells_[0].empty());
    }

    Dialect dialect_;
    RowTaker& taker_;
    bool quick_, in_comment_ = false;
    QuotedRows rows_;
    std::array<bool, 256> stops_{};
    std::vector<std::string_view> cells_;
};

} // namespace

void read_delimited(std::istream& input, const std::string& name, RowTaker& taker, Reading* reading,
                    RowReader reader) {
    TextStream stream(input, name, reading);
    std::string_view text = stream.next();
    const Dialect dialect = find_dialect(text);
    taker.begin(dialect);
    RowCutter cutter(dialect, taker, reader);
    const QuotedRows& rows = cutter.rows();
    for (; !text.empty(); text = stream.next()) {
        cutter.parse(text);
        if (rows.pending() > longest_row)
            throw Error(name + ", line " + std::to_string(rows.line()) +
                        ": the row is longer than 4 MB. " +
                        (rows.in_quotes() ? "A quotation mark may lack its end."
                                          : "The file may not be a table."));
    }
    if (rows.in_quotes())
        throw Error(name + ", line " + std::to_string(rows.line()) +
                    ": a quotation mark is never closed. Close it or delete it.");
    cutter.finish();
}

} // namespace pushforward
