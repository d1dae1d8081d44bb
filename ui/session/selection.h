// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/document.h"

namespace pushforward {

/// The card that is chosen: what the inspector describes. Follows its layer
/// through edits; when that is deleted, the layer that took its place is chosen.
class Selection : public QObject {
    Q_OBJECT
public:
    static constexpr std::int64_t base_card = 0, data_card = -1; ///< layers have their ids

    explicit Selection(Document& document, QObject* parent = nullptr);

    std::int64_t card() const { return card_; }
    void choose(std::int64_t card); ///< as a person does: it is looked at
    void show(std::int64_t card);   ///< follows what is looked at

    bool isLayer() const { return card_ > 0; }

    /// Layers between the base and what the chosen card shows: 0 for the base, all for the data.
    std::size_t layersBefore() const;

Q_SIGNALS:
    void changed();
    void chosen(); ///< by a person, even if it is the one that was chosen before

private:
    void follow(const Experiment& before);

    Document& document_;
    std::int64_t card_ = data_card;
};

} // namespace pushforward
