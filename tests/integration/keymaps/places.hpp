// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace pult::client {
class InboxWindow;
class PictureViewer;
} // namespace pult::client

namespace pult::test {

/// A key that means something where the keys are, and how one sees that it was done.
struct PlaceKey {
    QString what; ///< of the fixed keys of the table: its id
    QString keys;
    std::function<void()> begin;
    std::function<bool()> isDone;
};

/// The places of the window whose own keys the table of actions tells of, and what else lists and popups do by keys.
/// Needs an open dialog, a list of three and messages. `parent` dies before the window.
QList<PlaceKey> placeKeys(client::InboxWindow& window, QObject& parent);
/// The same of the window for pictures.
QList<PlaceKey> viewerKeys(client::PictureViewer& viewer, QObject& parent);

/// Where the keys of the window are pressed. It may take some of them for itself.
struct KeyPlace {
    QString name;
    QWidget* widget;
    QSet<QString> own; ///< ids of actions
};
QList<KeyPlace> keyPlaces(client::InboxWindow& window);

} // namespace pult::test
