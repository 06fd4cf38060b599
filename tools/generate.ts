console.log('generated');
