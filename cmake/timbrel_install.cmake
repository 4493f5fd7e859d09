# What an installation holds: both programs side by side (the window looks for timbrel-learn there),
# and what a desktop wants to know of them. The guide, the demos and the translations are inside.
include(GNUInstallDirs)

install(TARGETS timbrel RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_SOURCE_DIR}/packaging/linux/timbrel.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
if(TARGET timbrel-learn)
    install(TARGETS timbrel-learn timbrel-learn-torch RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES ${CMAKE_SOURCE_DIR}/packaging/linux/timbrel-learn.1
            ${CMAKE_SOURCE_DIR}/packaging/linux/timbrel-learn-torch.1
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
if(TIMBREL_GUI)
    install(FILES ${CMAKE_SOURCE_DIR}/packaging/linux/timbrel.desktop
        DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES ${CMAKE_SOURCE_DIR}/packaging/linux/org.timbrel.timbrel.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/timbrel.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()
