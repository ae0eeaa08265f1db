// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

#include <set>
#include <vector>

#include "client/models/rows/dialog_row.hpp"
#include "shared/base/ids.hpp"

namespace pult::wire {
struct Dialog;
}

namespace pult::client {

class Desk;

/// The dialogs that lie on the desk, each in a slot of its own.
///
/// A slot is kept by its dialog until that is closed or somebody else's, so that its key stays the same; a free one is
/// taken by the most active of mine that has none. A snoozed dialog is no load: it keeps its slot as long as no other
/// needs it. What the desk tells within 16 ms is one change.
class DeskSlots final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeskSlots)
public:
    static constexpr int kMost = 5;

    /// `desk` outlives it.
    explicit DeskSlots(Desk& desk, QObject* parent = nullptr);

    /// As they were when the program ended; 0: free. Before anything is known of them they only keep their place.
    void restore(const QList<qint64>& dialogs);
    /// 0: free.
    QList<qint64> dialogs() const;
    /// One per slot; id 0: free, and without a name: not known yet.
    const QList<DialogRow>& rows() const { return m_rows; }
    void retranslate();

signals:
    /// Something that is shown.
    void changed();
    /// Which dialogs: worth keeping.
    void placed();

private:
    void refresh();
    void release();
    void fill();
    void askFor(DialogId id);
    int most() const;
    bool has(DialogId id) const;
    bool hasRoom() const;
    bool yields(DialogId id) const;
    bool isMine(const wire::Dialog& dialog) const;
    bool isActive(const wire::Dialog& dialog) const;
    DialogId* roomFor();

    Desk& m_desk;
    std::vector<DialogId> m_slots;
    std::set<DialogId> m_asked; ///< in this session: nothing but their number is known here
    std::set<DialogId> m_gone;
    QList<DialogRow> m_rows;
    QTimer m_timer;
};

} // namespace pult::client
