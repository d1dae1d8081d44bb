// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/strip_marks.h"

#include "ui/draw/theme.h"
#include "ui/panels/strip/card.h"
#include "ui/panels/strip/film_strip.h"
#include "ui/panels/strip/strip_panel.h"
#include "ui/panels/strip/strip_pictures.h"

namespace pushforward {

StripMarks::StripMarks(Probes& probes, StripPanel& strip)
    : QObject(&strip), probes_(probes), strip_(strip) {
    connect(&probes, &Probes::changed, this, &StripMarks::show);
}

void StripMarks::show() {
    const std::vector<std::int64_t>& ids = strip_.film().ids();
    std::vector<std::vector<Card::Mark>> marks(ids.size() + 1);
    const Theme& theme = Theme::over(strip_.colourMap()); // as on the stage
    const auto add = [&](const std::shared_ptr<const Probes::Reading>& reading, QColor colour) {
        if (!reading || !reading->probe || reading->probe->path.size() != marks.size()) return;
        const View view = strip_view(reading->moment.snapshot->flow->standardisation(),
                                     strip_.baseCard().pictureSize());
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const Eigen::Array2d& at = reading->probe->path[i];
            marks[i].push_back(
                {{(at.x() - view.left) / view.width(), (view.top - at.y()) / view.height()},
                 colour});
        }
    };
    for (const Probes::Pinned& one : probes_.pinned())
        add(one.reading, theme.class_colour(one.colour));
    if (probes_.pointed()) add(probes_.reading(), theme.text);
    strip_.baseCard().setMarks(marks.front());
    for (std::size_t i = 0; i < ids.size(); ++i) strip_.film().card(ids[i])->setMarks(marks[i + 1]);
}

} // namespace pushforward
