// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/happening_words.hpp"

#include <QCoreApplication>

namespace pult::client {

namespace {
/// Context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::HappeningWords)
};
} // namespace

QString happeningWords(Happening happening) {
    switch (happening) {
    case Happening::message:
        return Words::tr("Message in a dialog of mine");
    case Happening::queued:
        return Words::tr("New in the queue");
    case Happening::handed:
        return Words::tr("I am given a dialog or called to one");
    case Happening::answerDue:
        return Words::tr("An answer is due soon");
    case Happening::answerLate:
        return Words::tr("An answer is late");
    case Happening::trouble:
        return Words::tr("Trouble: not sent, no connection");
    }
    return {};
}

QString chimeWords(Chime chime) {
    switch (chime) {
    case Chime::tick:
        return Words::tr("Tick", "a sound");
    case Chime::drop:
        return Words::tr("Drop", "a sound");
    case Chime::bell:
        return Words::tr("Bell", "a sound");
    case Chime::chord:
        return Words::tr("Chord", "a sound");
    case Chime::knock:
        return Words::tr("Knock", "a sound");
    case Chime::alarm:
        return Words::tr("Alarm", "a sound");
    }
    return {};
}

} // namespace pult::client
