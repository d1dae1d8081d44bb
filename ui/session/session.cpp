// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

namespace pushforward {

Session::Session(Document& document, Background& background, QObject* parent)
    : QObject(parent),
      document_(document),
      run_(document, background),
      points_(document, run_),
      opener_(document, run_, background) {
    connect(&document, &Document::changed, this, &Session::follow);
    connect(&document, &Document::refused, this,
            [this](const QString& sentence) { Q_EMIT message(sentence, true); });
    connect(&run_, &Run::message, this, &Session::message);
    connect(&points_, &PaintedPoints::message, this, &Session::message);
    connect(&opener_, &DataOpener::message, this, &Session::message);
}

void Session::start() {
    run_.start();
    opener_.open();
}

void Session::follow(const Experiment& before) {
    if (request_of(before) == request_of(document_.experiment()))
        run_.edit();
    else if (!points_.bring())
        opener_.open();
}

} // namespace pushforward
