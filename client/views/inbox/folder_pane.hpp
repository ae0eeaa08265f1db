// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/small_widgets.hpp"
#include "client/models/folder.hpp"

#include <QHash>

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class FolderButton;

QString folderName(Folder folder);
/// The same in the language of the sources.
const char* folderWords(Folder folder);
QString folderIcon(Folder folder);

/// The column of folders with "Take next" above them.
class FolderPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderPane)

public:
    explicit FolderPane(kit::Theme& theme, QWidget* parent = nullptr);

    void setFolder(Folder folder);
    void setCount(Folder folder, const FolderCount& count);
    /// What the operator has in hand, and how much he may take from the queue. 0: not known.
    void setLoad(int load, int limit);
    void setTakeNextEnabled(bool enabled);

signals:
    void folderChosen(pult::client::Folder folder);
    void takeNextRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void restyle();

    kit::Theme& m_theme;
    kit::Label* m_title;
    kit::Label* m_load;
    kit::Label* m_full; ///< why nothing can be taken
    kit::Button* m_takeNext;
    Folder m_folder = Folder::mine;
    int m_inHand = 0;
    int m_limit = 0;
    QHash<Folder, FolderButton*> m_buttons;
    QHash<Folder, FolderCount> m_counts;
};

} // namespace pult::client
